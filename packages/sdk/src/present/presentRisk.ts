import type { RiskMeasures as Measured } from '@crossmargin/risk'
import type { RiskMeasures } from './portfolio.ts'
import { orNull } from './presentAccount.ts'

const scopes = { isolated: 'ISOLATED', cross: 'CROSS', portfolio: 'PORTFOLIO' } as const
const sides = { initial: 'INITIAL', maintenance: 'MAINTENANCE' } as const

/** The risk measures of a report as answers show them. */
export function presentRisk(risk: Measured): RiskMeasures {
  const { calibration } = risk
  return {
    calibration: {
      ...calibration,
      volatilities: [...calibration.volatilities],
      correlations: [...calibration.correlations],
    },
    seed: risk.seed,
    paths: risk.paths,
    horizonDays: risk.horizonDays,
    measures: risk.measures.map((it) => ({
      ...it,
      varUsd: orNull(it.varUsd),
      esUsd: orNull(it.esUsd),
    })),
    componentShortfall: [...risk.componentShortfall],
    modelRequirements: risk.modelRequirements.map((it) => ({
      model: it.model,
      version: it.version,
      scope: scopes[it.scope],
      initialUsd: orNull(it.initialUsd),
      maintenanceUsd: orNull(it.maintenanceUsd),
      perGrossNotional: typeof it.perGrossNotional === 'number' ? it.perGrossNotional : null,
      lines: it.lines.map((line) => ({ ...line, side: sides[line.side] })),
    })),
    inapplicableModels: [...risk.inapplicableModels],
  }
}
