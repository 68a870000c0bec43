import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'

/** What the venue's own view functions answer at the block, by their own names. */
export function VenueAnswer(props: { readonly answer: readonly Graphql.NamedValue[] }): ReactNode {
  if (props.answer.length === 0) return null
  return (
    <section className="detail">
      <h4>The contract’s own answer</h4>
      <dl className="answer">
        {props.answer.map(({ name, value }) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd className="mono num">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
