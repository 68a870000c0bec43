import type { ReactNode } from 'react'
import { formatUsd } from '../format/formatUsd.ts'
import type { Missing } from './missingReason.ts'
import { NotAvailable } from './notAvailable.tsx'

/** A dollar amount, or why there is none. */
export function Usd(props: { readonly usd: number | null; readonly missing: Missing }): ReactNode {
  if (props.usd === null) return <NotAvailable {...props.missing} />
  return <span className="num">{formatUsd(props.usd)}</span>
}
