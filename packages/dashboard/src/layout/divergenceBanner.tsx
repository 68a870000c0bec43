import type { ReactNode } from 'react'
import { Banner } from '../notice/banner.tsx'

/** The one number of the server that must be zero, said loudly when it is not. */
export function DivergenceBanner(props: { readonly divergences: number }): ReactNode {
  const { divergences } = props
  if (divergences === 0) return null
  return (
    <Banner
      tone="danger"
      title={`Indexed state differed from a venue’s own answer ${divergences === 1 ? 'once' : `${divergences} times`}`}
    >
      <p>
        Numbers below may be wrong. Run <code>crossmargin verify</code> on the server.
      </p>
    </Banner>
  )
}
