import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { accountName } from '../account/accountName.ts'
import { Distance } from '../account/distance.tsx'
import { DistanceMeter } from '../account/distanceMeter.tsx'
import { HealthFactor } from '../account/healthFactor.tsx'
import { StatusBadge } from '../account/statusBadge.tsx'
import { Figure } from '../layout/figure.tsx'
import { missingReason } from '../value/missingReason.ts'
import { Usd } from '../value/usd.tsx'
import { breakingPoint } from './breakingPoint.ts'

/** The account that breaks first, and how far it is from it: the first thing to be read. */
export function BindingAccount(props: {
  readonly account: Graphql.MarginAccount
  /** Accounts of unknown health: any of them may break before this one. */
  readonly unknown: readonly Graphql.MarginAccount[]
}): ReactNode {
  const { account, unknown } = props
  const missing = missingReason(account)
  return (
    <div className="binding">
      <p className="headline-label">
        {unknown.length === 0 ? 'Breaks first' : 'Breaks first, of those known'}{' '}
        <StatusBadge account={account} />
      </p>
      <p className="binding-name">{accountName(account)}</p>
      <div className="binding-distance">
        <p className="headline-figure">
          <Distance account={account} />
        </p>
        <p className="headline-unit">
          {account.margin.liquidation.isLiquidatable
            ? 'can be liquidated now'
            : 'away from liquidation'}
          <span className="muted">{breakingPoint(account)}</span>
        </p>
      </div>
      <DistanceMeter account={account} />
      <p className="meter-scale muted" aria-hidden="true">
        <span>liquidation</span>
        <span>50 % or more</span>
      </p>
      <dl className="figures">
        <Figure name="Health factor">
          <HealthFactor account={account} />
        </Figure>
        <Figure name="Debt">
          <Usd usd={account.debtUsd} missing={missing} />
        </Figure>
        <Figure name="Left above maintenance">
          <Usd usd={account.slackMaintenanceUsd} missing={missing} />
        </Figure>
      </dl>
      {unknown.length === 0 ? null : (
        <p className="may-break">
          <strong>? May break before it:</strong> {unknown.map(accountName).join('; ')}
        </p>
      )}
    </div>
  )
}
