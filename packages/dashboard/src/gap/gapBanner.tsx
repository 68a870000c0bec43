import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { accountName } from '../account/accountName.ts'
import { Banner } from '../notice/banner.tsx'
import { gapGroups } from './gapGroups.ts'
import { GapItem } from './gapItem.tsx'

const shown = 4

/** What could not be known, at the top of the page, in words; notes folded away below it. */
export function GapBanner(props: { readonly portfolio: Graphql.Portfolio }): ReactNode {
  const { serious, notes } = gapGroups(props.portfolio)
  const whereOf = (gap: Graphql.Gap) => {
    const account = props.portfolio.enforced.accounts.find((each) => each.id === gap.account)
    return account === undefined ? {} : { where: accountName(account) }
  }
  const items = (gaps: readonly Graphql.Gap[]) => (
    <ul className="gap-list">
      {gaps.map((gap) => (
        <GapItem key={JSON.stringify(gap)} gap={gap} {...whereOf(gap)} />
      ))}
    </ul>
  )
  const rest = serious.slice(shown)
  if (serious.length === 0 && notes.length === 0) return null
  return (
    <div className="gap-area" id="gaps">
      {serious.length === 0 ? null : (
        <Banner tone="warning" title={titleOf(serious.length)}>
          {items(serious.slice(0, shown))}
          {rest.length === 0 ? null : (
            <details>
              <summary>{rest.length} more</summary>
              {items(rest)}
            </details>
          )}
        </Banner>
      )}
      {notes.length === 0 ? null : (
        <details className="gap-notes">
          <summary>
            {notes.length === 1 ? '1 note' : `${notes.length} notes`} on these numbers
          </summary>
          {items(notes)}
        </details>
      )}
    </div>
  )
}

function titleOf(count: number): string {
  return `${count === 1 ? '1 gap' : `${count} gaps`}: not everything below could be known`
}
