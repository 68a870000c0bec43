import type { Graphql } from '@crossmargin/sdk'
import { type ReactNode, useId } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { missingReason } from '../value/missingReason.ts'
import { Usd } from '../value/usd.tsx'
import { AccountDetails } from './accountDetails.tsx'
import { AccountHeading } from './accountHeading.tsx'
import { Distance } from './distance.tsx'
import { DistanceMeter } from './distanceMeter.tsx'
import { HealthFactor } from './healthFactor.tsx'
import { StatusBadge } from './statusBadge.tsx'
import { statusTone } from './statusTone.ts'

/** One account in a line; its workings below, when asked for. */
export function AccountRow(props: {
  readonly account: Graphql.MarginAccount
  readonly isBinding: boolean
  readonly isOpen: boolean
  readonly hasManyOwners: boolean
  readonly columnCount: number
  readonly onToggle: () => void
}): ReactNode {
  const { account, isOpen } = props
  const detailsId = useId()
  const missing = missingReason(account)
  const { tone } = statusTone(account)
  return (
    <tbody className={`account account-${tone}${isOpen ? ' account-open' : ''}`}>
      <tr>
        <th scope="row">
          <AccountHeading
            account={account}
            isBinding={props.isBinding}
            isOpen={isOpen}
            hasManyOwners={props.hasManyOwners}
            detailsId={detailsId}
            onToggle={props.onToggle}
          />
        </th>
        <td data-label="Status">
          <StatusBadge account={account} />
        </td>
        <td data-label="Health factor" className="right strong">
          <HealthFactor account={account} />
        </td>
        <td data-label="To liquidation" className="right">
          <Distance account={account} />
          <DistanceMeter account={account} />
        </td>
        <td data-label="Collateral" className="right">
          <Usd usd={account.collateralUsd} missing={missing} />
        </td>
        <td data-label="Debt" className="right">
          <Usd usd={account.debtUsd} missing={missing} />
        </td>
        <td data-label="Equity" className="right">
          <Usd usd={account.equityUsd} missing={missing} />
        </td>
        <td data-label="Maintenance margin" className="right">
          <Usd usd={account.maintenanceMarginUsd} missing={missing} />
        </td>
        <td data-label="Block" className="right">
          <span className="num">{formatNumber(account.block.number, 0)}</span>
          {account.block.isStale ? <span className="stale-tag">▲ stale</span> : null}
        </td>
      </tr>
      {isOpen ? (
        <tr className="details-row">
          <td id={detailsId} className="details-cell" colSpan={props.columnCount}>
            <AccountDetails account={account} />
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}
