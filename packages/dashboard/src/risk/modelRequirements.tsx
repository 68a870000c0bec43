import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatPercent } from '../format/formatPercent.ts'
import { formatUsd, formatWholeUsd } from '../format/formatUsd.ts'
import type { Missing } from '../value/missingReason.ts'
import { NotAvailable } from '../value/notAvailable.tsx'
import { RiskUsd } from './riskUsd.tsx'

/** The same book under each parameter set: maintenance, and initial below it, by way of netting. */
export function ModelRequirements(props: {
  readonly risk: Graphql.RiskMeasures
  readonly missing: Missing
}): ReactNode {
  const { modelRequirements } = props.risk
  const models = [...new Set(modelRequirements.map(({ model }) => model))]
  if (models.length === 0) return null
  return (
    <div className="scroller">
      <table className="plain model-table" aria-label="Requirement under each model">
        <thead>
          <tr>
            <th scope="col">Maintenance by model</th>
            {scopes.map(({ name }) => (
              <th key={name} scope="col" className="right">
                {name}
              </th>
            ))}
            <th scope="col" className="right">
              Of gross
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <ModelRow
              key={model}
              model={model}
              requirements={modelRequirements.filter((each) => each.model === model)}
              missing={props.missing}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const scopes = [
  { scope: 'ISOLATED', name: 'Isolated' },
  { scope: 'CROSS', name: 'Cross' },
  { scope: 'PORTFOLIO', name: 'Portfolio' },
] as const

function ModelRow(props: {
  readonly model: string
  readonly requirements: readonly Graphql.ModelRequirement[]
  readonly missing: Missing
}): ReactNode {
  const { model, requirements, missing } = props
  const whole = requirements.find(({ scope }) => scope === 'PORTFOLIO')
  return (
    <tr>
      <th scope="row">
        {model}
        <ModelLines lines={whole?.lines ?? []} />
      </th>
      {scopes.map(({ scope }) => {
        const requirement = requirements.find((each) => each.scope === scope)
        return (
          <td key={scope} className="right num">
            <RiskUsd usd={requirement?.maintenanceUsd ?? null} missing={missing} />
            {requirement?.initialUsd == null ? null : (
              <span className="cell-counts">initial {formatWholeUsd(requirement.initialUsd)}</span>
            )}
          </td>
        )
      })}
      <td className="right num">
        <PerGross requirement={whole} missing={missing} />
      </td>
    </tr>
  )
}

/** Null has two meanings: the requirement is unknown, or there is nothing to divide it by. */
function PerGross(props: {
  readonly requirement: Graphql.ModelRequirement | undefined
  readonly missing: Missing
}): ReactNode {
  const { requirement, missing } = props
  if (requirement?.perGrossNotional != null) return formatPercent(requirement.perGrossNotional)
  if (requirement?.maintenanceUsd != null) return <NotAvailable reason="no notional" />
  return <NotAvailable {...missing} />
}

function ModelLines(props: { readonly lines: readonly Graphql.ModelLine[] }): ReactNode {
  if (props.lines.length === 0) return null
  // Two lines may be equal in every field: their place is all that tells them apart.
  const rows = props.lines.map((line, at) => ({ key: String(at), line }))
  return (
    <details className="model-lines">
      <summary>portfolio lines</summary>
      <ul>
        {rows.map(({ key, line }) => (
          <li key={key}>
            {line.side.toLowerCase()} · {line.underlying} · {line.label}{' '}
            <span className="num">{formatUsd(line.amountUsd)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
