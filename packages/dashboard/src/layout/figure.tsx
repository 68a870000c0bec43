import type { ReactNode } from 'react'

/** One named figure of a list of them. */
export function Figure(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="figure">
      <dt>{props.name}</dt>
      <dd className="num">{props.children}</dd>
    </div>
  )
}
