import type { ReactNode } from 'react'
import { Copyable } from '../value/copyable.tsx'

/** An owner without accounts: said as such, with where it was looked for. Not a zero balance. */
export function EmptyNotice(props: {
  readonly owners: readonly string[]
  readonly chainNames: readonly string[]
}): ReactNode {
  return (
    <section className="notice">
      <p className="notice-mark" aria-hidden="true">
        ∅
      </p>
      <h2>No margin accounts</h2>
      <p>
        {props.owners.map((owner) => (
          <Copyable key={owner} hex={owner} name="owner" />
        ))}{' '}
        {props.owners.length === 1 ? 'has' : 'have'} no margin account at any indexed venue
        {props.chainNames.length === 0 ? '' : ` on ${props.chainNames.join(', ')}`}.
      </p>
      <p className="muted">
        A venue or chain that is not indexed is not looked at. Should an account be opened, it shows
        here by itself.
      </p>
      <p>
        <a href="./">Show the riskiest accounts instead</a>
      </p>
    </section>
  )
}
