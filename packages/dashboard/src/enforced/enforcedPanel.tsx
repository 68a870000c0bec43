import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { BindingAccount } from './bindingAccount.tsx'
import { breakingFirst } from './breakingFirst.ts'
import { NothingBreaks } from './nothingBreaks.tsx'

/** What the contracts will do: the account that breaks first, and how many others matter. */
export function EnforcedPanel(props: { readonly enforced: Graphql.EnforcedHealth }): ReactNode {
  const { accounts, liquidatableCount, unknownCount } = props.enforced
  const { known, unknown } = breakingFirst(props.enforced)
  return (
    <section className="panel panel-enforced" aria-labelledby="enforced-title">
      <header className="panel-head">
        <h2 id="enforced-title" className="side-tag side-enforced">
          Enforced
        </h2>
        <p className="muted">what the contracts will do, each account alone</p>
      </header>
      {known === null ? (
        <NothingBreaks unknownCount={unknownCount} />
      ) : (
        <BindingAccount account={known} unknown={unknown} />
      )}
      <ul className="counts">
        <Count count={accounts.length} word={accounts.length === 1 ? 'account' : 'accounts'} />
        <Count count={liquidatableCount} word="liquidatable" tone="danger" />
        <Count count={unknownCount} word="unknown" tone="unknown" />
      </ul>
    </section>
  )
}

function Count(props: {
  readonly count: number
  readonly word: string
  readonly tone?: 'danger' | 'unknown'
}): ReactNode {
  const tone = props.tone !== undefined && props.count > 0 ? `count-${props.tone}` : ''
  return (
    <li className={tone}>
      <strong className="num">{props.count}</strong> {props.word}
    </li>
  )
}
