import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { formatPercent } from '../format/formatPercent.ts'

/** With what the risk was measured: enough to measure it again, and how far to trust it. */
export function CalibrationNote(props: { readonly risk: Graphql.RiskMeasures }): ReactNode {
  const { calibration, seed, paths, horizonDays, inapplicableModels } = props.risk
  const volatilities = calibration.volatilities
    .map(({ factor, volatilityPerYear }) => `${factor} ${formatPercent(volatilityPerYear)}`)
    .join(', ')
  return (
    <p className="table-note muted">
      {calibration.description} {calibration.name} {calibration.version}: volatility a year{' '}
      {volatilities}; Student-t of {calibration.degreesOfFreedom} degrees. Horizon{' '}
      {horizonDays === 1 ? '1 day' : `${horizonDays} days`}, {formatNumber(paths, 0)} paths, seed{' '}
      {seed}. A loss is positive.
      {inapplicableModels.map(({ model, reason }) => (
        <span key={model} className="workings">
          {model} is not applied: {reason}
        </span>
      ))}
    </p>
  )
}
