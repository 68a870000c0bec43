import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { formatWholeUsd } from '../format/formatUsd.ts'
import { CalibrationNote } from './calibrationNote.tsx'
import { ModelRequirements } from './modelRequirements.tsx'
import { riskMissing } from './riskMissing.ts'
import { RiskUsd } from './riskUsd.tsx'

/** What the whole book may lose in a day, and what each margin model would ask of it. */
export function RiskPanel(props: {
  readonly risk: Graphql.RiskMeasures
  readonly gaps: readonly Graphql.Gap[]
}): ReactNode {
  const { risk } = props
  const missing = riskMissing(props.gaps)
  return (
    <section className="card risk-panel" aria-labelledby="risk-title">
      <div className="card-head">
        <h3 id="risk-title">
          <span className="side-tag side-economic">Economic</span> Risk measures
        </h3>
        {risk.calibration.isDefault ? (
          <span className="modelled-tag">default calibration</span>
        ) : null}
      </div>
      <div className="risk-tables">
        <div className="scroller">
          <table className="plain" aria-label="Value at risk and expected shortfall">
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col" className="right">
                  VaR
                </th>
                <th scope="col" className="right">
                  ES
                </th>
              </tr>
            </thead>
            <tbody>
              {risk.measures.map((measure) => (
                <tr key={`${measure.model} ${measure.confidence}`}>
                  <th scope="row">
                    {modelNames[measure.model] ?? measure.model}
                    <span className="row-note">{formatNumber(measure.confidence * 100, 1)} %</span>
                  </th>
                  <td className="right num">
                    <RiskUsd usd={measure.varUsd} missing={missing} />
                  </td>
                  <td className="right num">
                    <RiskUsd usd={measure.esUsd} missing={missing} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <ComponentTable components={risk.componentShortfall} />
      </div>
      <ModelRequirements risk={risk} missing={missing} />
      <CalibrationNote risk={risk} />
    </section>
  )
}

const modelNames: { readonly [model: string]: string } = {
  'delta-normal': 'Delta-normal',
  'monte-carlo-student-t': 'Monte Carlo, Student-t',
}

function ComponentTable(props: {
  readonly components: readonly Graphql.ComponentShortfall[]
}): ReactNode {
  if (props.components.length === 0) return null
  return (
    <div className="scroller">
      <table className="plain" aria-label="Expected shortfall by factor">
        <thead>
          <tr>
            <th scope="col">Factor</th>
            <th scope="col" className="right">
              Part of ES, simulated, 97.5 %
            </th>
          </tr>
        </thead>
        <tbody>
          {props.components.map(({ factor, esUsd }) => (
            <tr key={factor}>
              <th scope="row">{factor}</th>
              <td className="right num">{formatWholeUsd(esUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
