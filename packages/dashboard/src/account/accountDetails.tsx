import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { GapItem } from '../gap/gapItem.tsx'
import { Age } from '../value/age.tsx'
import { Copyable } from '../value/copyable.tsx'
import { Holdings } from './holdings.tsx'
import { LiquidationPrices } from './liquidationPrices.tsx'
import { LiquidationTerms } from './liquidationTerms.tsx'
import { MarginLines } from './marginLines.tsx'
import { VenueAnswer } from './venueAnswer.tsx'

/** Everything known of one account: what it holds, the workings of its margin, when it breaks. */
export function AccountDetails(props: { readonly account: Graphql.MarginAccount }): ReactNode {
  const { account } = props
  const { margin, block } = account
  return (
    <div className="details">
      {account.gaps.length === 0 ? null : (
        <ul className="gap-list details-gaps">
          {account.gaps.map((gap) => (
            <GapItem key={JSON.stringify(gap)} gap={gap} />
          ))}
        </ul>
      )}
      <div className="details-grid">
        <Holdings account={account} />
        <LiquidationPrices account={account} />
        <LiquidationTerms terms={margin.liquidation} healthState={account.healthState} />
      </div>
      <MarginLines margin={margin} />
      <VenueAnswer answer={margin.answer} />
      <p className="details-foot muted">
        Owner <Copyable hex={account.owner} name="owner" />
        {account.sub === null ? null : (
          <>
            {' '}
            · market <Copyable hex={account.sub} name="market" />
          </>
        )}{' '}
        · block {block.number} <Copyable hex={block.hash} name="block hash" />{' '}
        <Age unixSeconds={block.timestampSeconds} />, {block.finality.toLowerCase()}
      </p>
    </div>
  )
}
