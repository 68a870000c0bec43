import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatPercent } from '../format/formatPercent.ts'
import { missingReason } from '../value/missingReason.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

type Distanced = Pick<
  Graphql.MarginAccount,
  'healthState' | 'distanceToLiquidation' | 'gaps' | 'status'
>

/** How far prices may move against an account before it is liquidated. */
export function Distance(props: { readonly account: Distanced }): ReactNode {
  const { account } = props
  if (account.healthState === 'NO_DEBT') return <span className="muted">no debt</span>
  if (account.healthState === 'UNKNOWN') return <NotAvailable {...missingReason(account)} />
  if (account.distanceToLiquidation === null) {
    const missing = missingReason(account)
    const isUndecided = account.gaps.length === 0
    return <NotAvailable {...(isUndecided ? { reason: 'no single price decides' } : missing)} />
  }
  return <span className="num">{formatPercent(account.distanceToLiquidation)}</span>
}
