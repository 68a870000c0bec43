import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { statusTone } from './statusTone.ts'

const fullAt = 0.5

/** The distance as a bar that runs out: empty at liquidation, full from 50 % on. */
export function DistanceMeter(props: {
  readonly account: Pick<Graphql.MarginAccount, 'status' | 'healthState' | 'distanceToLiquidation'>
}): ReactNode {
  const { account } = props
  if (account.healthState !== 'KNOWN' || account.distanceToLiquidation === null) return null
  const share = Math.min(1, Math.max(0, account.distanceToLiquidation / fullAt))
  return (
    <span className="meter" aria-hidden="true">
      <span
        className={`meter-fill meter-${statusTone(account).tone}`}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  )
}
