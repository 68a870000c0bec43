import type { PortfolioReport } from '@crossmargin/risk'
import type { EconomicHealth } from './portfolio.ts'
import { orNull } from './presentAccount.ts'

const ratioStates = {
  'no-requirement': 'NO_REQUIREMENT',
  insolvent: 'INSOLVENT',
  unknown: 'UNKNOWN',
} as const

/** The economic side of a report as answers show it. */
export function presentEconomic({ economic, model }: PortfolioReport): EconomicHealth {
  const { healthRatio } = economic
  return {
    collateralUsd: orNull(economic.collateralUsd),
    debtUsd: orNull(economic.debtUsd),
    equityUsd: orNull(economic.equityUsd),
    grossNotionalUsd: orNull(economic.grossNotionalUsd),
    nettedRequirementUsd: orNull(economic.nettedRequirementUsd),
    siloedRequirementUsd: orNull(economic.siloedRequirementUsd),
    siloCostUsd: orNull(economic.siloCostUsd),
    slackUsd: orNull(economic.slackUsd),
    enforcedMaintenanceUsd: orNull(economic.enforcedMaintenanceUsd),
    healthRatioState: typeof healthRatio === 'number' ? 'KNOWN' : ratioStates[healthRatio],
    healthRatio: typeof healthRatio === 'number' ? healthRatio : null,
    isComplete: economic.isComplete,
    netExposures: economic.netExposures.map(({ factor, netUsd, grossUsd, longUsd, shortUsd }) => ({
      factor,
      netUsd,
      grossUsd,
      longUsd,
      shortUsd,
    })),
    greeks: [...economic.greeks],
    scenarios: economic.scenarios.flatMap(({ scenario, spotMove, weight, factors }) =>
      factors.map(({ factor, profitUsd, isWorst }) => ({
        scenario,
        factor,
        spotMove,
        weight,
        profitUsd,
        isWorst,
      })),
    ),
    lines: economic.lines.map(({ label, factor, requirementUsd, workings }) => ({
      label,
      factor,
      requirementUsd,
      workings,
    })),
    model: { name: model.name, version: model.version, description: model.description },
  }
}
