import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatRatio } from '../format/formatRatio.ts'
import { NotAvailable } from '../value/notAvailable.tsx'

/** Equity over netted requirement, or in words why there is no such number. */
export function HealthRatio(props: {
  readonly economic: Pick<Graphql.EconomicHealth, 'healthRatio' | 'healthRatioState'>
}): ReactNode {
  const { healthRatio, healthRatioState } = props.economic
  switch (healthRatioState) {
    case 'NO_REQUIREMENT':
      return <span className="muted">nothing is required</span>
    case 'INSOLVENT':
      return <span className="ratio-word tone-bad">✕ owes more than it owns</span>
    case 'UNKNOWN':
      return <NotAvailable reason="part of the book is missing" />
    case 'KNOWN':
      if (healthRatio === null) return <NotAvailable reason="not given" />
      return (
        <span className="num">
          {formatRatio(healthRatio)}
          <span className="times"> ×</span>
        </span>
      )
  }
}
