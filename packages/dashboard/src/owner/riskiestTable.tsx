import type { MarginAccountSummary } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { Distance } from '../account/distance.tsx'
import { DistanceMeter } from '../account/distanceMeter.tsx'
import { HealthFactor } from '../account/healthFactor.tsx'
import { StatusBadge } from '../account/statusBadge.tsx'
import { statusTone } from '../account/statusTone.ts'
import { shortenHex } from '../format/shortenHex.ts'
import { missingReason } from '../value/missingReason.ts'
import { Usd } from '../value/usd.tsx'

/** Accounts of any owner, riskiest first; each leads to its owner's portfolio. */
export function RiskiestTable(props: {
  readonly accounts: readonly MarginAccountSummary[]
}): ReactNode {
  return (
    <table className="account-table riskiest-table cards">
      <caption className="visually-hidden">Riskiest accounts of all owners</caption>
      <thead>
        <tr>
          <th scope="col">Owner</th>
          <th scope="col">Account</th>
          <th scope="col">Status</th>
          <th scope="col" className="right">
            Health factor
          </th>
          <th scope="col" className="right">
            To liquidation
          </th>
          <th scope="col" className="right">
            Debt
          </th>
        </tr>
      </thead>
      <tbody>
        {props.accounts.map((account) => (
          <tr key={account.id} className={`account account-${statusTone(account).tone}`}>
            <th scope="row">
              <a className="mono" href={`?owners=${account.owner}`} title={account.owner}>
                {shortenHex(account.owner)}
              </a>
            </th>
            <td data-label="Account">
              <span>
                <span className="account-venue">
                  {account.venueLabel} <span className="muted">· {account.block.chainName}</span>
                </span>
                <span className="account-label muted">
                  {account.label === account.venueLabel ? '' : account.label}
                </span>
              </span>
            </td>
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
            <td data-label="Debt" className="right">
              <Usd usd={account.debtUsd} missing={missingReason(account)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
