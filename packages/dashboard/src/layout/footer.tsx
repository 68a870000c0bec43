import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { Copyable } from '../value/copyable.tsx'

/** What the numbers stand on: the server, and a digest to compare by. */
export function Footer(props: {
  readonly meta: Graphql.Meta | undefined
  readonly digest: string | undefined
}): ReactNode {
  const { meta, digest } = props
  return (
    <footer className="foot muted">
      {meta === undefined ? null : (
        <p>
          crossmargin {meta.version} · {formatNumber(meta.venueCount, 0)} venues ·{' '}
          {formatNumber(meta.accountCount, 0)} accounts indexed
        </p>
      )}
      {digest === undefined ? null : (
        <p>
          Digest of all inputs <Copyable hex={digest} name="digest" />
        </p>
      )}
    </footer>
  )
}
