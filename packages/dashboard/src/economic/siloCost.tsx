import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { ModelUsd } from './modelUsd.tsx'

/** What the silos cost: the same model on each account alone, less the model on the whole. */
export function SiloCost(props: { readonly economic: Graphql.EconomicHealth }): ReactNode {
  const { siloedRequirementUsd, nettedRequirementUsd, siloCostUsd, enforcedMaintenanceUsd } =
    props.economic
  const scale = Math.max(siloedRequirementUsd ?? 0, nettedRequirementUsd ?? 0, 1e-9)
  return (
    <div className="silo">
      <SiloBar name="Siloed" usd={siloedRequirementUsd} scale={scale} kind="siloed" />
      <SiloBar name="Netted" usd={nettedRequirementUsd} scale={scale} kind="netted" />
      <p className="silo-cost">
        <span>
          The silos cost{' '}
          <strong>
            <ModelUsd usd={siloCostUsd} />
          </strong>
        </span>
        <span className="modelled-tag">modelled, not withdrawable</span>
      </p>
      <p className="silo-compare muted">
        For comparison, the venues’ own maintenance margins add to{' '}
        <ModelUsd usd={enforcedMaintenanceUsd} />.
      </p>
    </div>
  )
}

function SiloBar(props: {
  readonly name: string
  readonly usd: number | null
  readonly scale: number
  readonly kind: 'siloed' | 'netted'
}): ReactNode {
  const width = `${Math.max(0, ((props.usd ?? 0) / props.scale) * 100)}%`
  return (
    <div className="silo-row">
      <span>{props.name} requirement</span>
      <span className="silo-track" aria-hidden="true">
        <span className={`silo-fill silo-${props.kind}`} style={{ width }} />
      </span>
      <span className="right">
        <ModelUsd usd={props.usd} />
      </span>
    </div>
  )
}
