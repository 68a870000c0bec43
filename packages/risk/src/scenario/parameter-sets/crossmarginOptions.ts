import { defaultScenarioModel } from '../defaultScenarioModel.ts'
import type { MarginParameterSet, VolatilityMove } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * Ours, for books with options: the rows of the default model, each with volatility moved.
 *
 * Core rows are taken with volatility up, unmoved and down, tails with volatility up only. Not
 * calibrated: people chose the numbers, for a horizon of about a day.
 */
export const crossmarginOptions: MarginParameterSet = {
  name: 'crossmargin-options',
  version: '1',
  description: 'Our default rows with volatility moves, for books with options.',
  source: 'ours; rows of the model crossmargin-default, not calibrated',
  isVerified: false,
  marginPeriodDays: 1,
  scenarios: defaultScenarioModel.rows.flatMap(({ name, spotMove, weight }) => {
    const moves: readonly VolatilityMove[] = weight === 1 ? ['down', 'none', 'up'] : ['up']
    return moves.map((volatility) => ({
      name: `${name}, volatility ${volatility}`,
      spotMove,
      volatility,
      weight,
    }))
  }),
  volatilityShock: {
    mode: 'relative',
    up: 0.5,
    down: 0.3,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0.4,
  },
  discount: 'rate',
  basis: { upMove: 0.03, downMove: -0.03, add: 0.25, multiplePerYear: 1 },
  maintenanceFactor: 1,
  initialFactor: 1.25,
  contingencyPlacement: 'outside-factor',
  contingencies: {
    ...noContingencies,
    nakedShortRateMaintenance: 0.005,
    grossNotionalRate: 0.005,
  },
  peg: { threshold: 0.98, factor: 2 },
  oracle: { threshold: 0.55, rate: 1, perpetualConfidenceReaches: 'all' },
  aggregation: { kind: 'sum-of-worst' },
}
