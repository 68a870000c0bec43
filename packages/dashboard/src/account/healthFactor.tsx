import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatRatio } from '../format/formatRatio.ts'
import { missingReason } from '../value/missingReason.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

/** The venue's own ratio; “no debt” where there is none; why, where it is not known. */
export function HealthFactor(props: {
  readonly account: Pick<Graphql.MarginAccount, 'healthState' | 'healthFactor' | 'gaps'>
}): ReactNode {
  const { account } = props
  if (account.healthState === 'NO_DEBT') return <span className="muted">no debt</span>
  if (account.healthState === 'UNKNOWN' || account.healthFactor === null) {
    return <NotAvailable {...missingReason(account)} />
  }
  return <span className="num">{formatRatio(account.healthFactor)}</span>
}
