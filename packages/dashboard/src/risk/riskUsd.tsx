import type { ReactNode } from 'react'
import { formatWholeUsd } from '../format/formatUsd.ts'
import type { Missing } from '../value/missingReason.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

/** A modelled loss or requirement in whole dollars, or why there is none. */
export function RiskUsd(props: {
  readonly usd: number | null
  readonly missing: Missing
}): ReactNode {
  if (props.usd === null) return <NotAvailable {...props.missing} />
  return formatWholeUsd(props.usd)
}
