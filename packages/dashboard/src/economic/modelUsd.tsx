import type { ReactNode } from 'react'
import { formatWholeUsd } from '../format/formatUsd.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

/** An amount of the model in whole dollars; where a part of it has no bound, that is said instead. */
export function ModelUsd(props: { readonly usd: number | null }): ReactNode {
  if (props.usd !== null) return <span className="num">{formatWholeUsd(props.usd)}</span>
  return (
    <NotAvailable
      reason="part unknown"
      detail="A part of this sum has no bound that is known; the gaps say which."
    />
  )
}
