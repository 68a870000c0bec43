import { marginGrid, tailRows } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * Paradex portfolio margin: 24 published rows, a floor by deltas, half of it kept as maintenance.
 *
 * Funding over 8 hours and fees are set aside on both sides. The page states the rule of the fee
 * provision but no rate; it is 0 here.
 *
 * @see https://docs.paradex.trade/risk/portfolio-margin
 */
export const paradex: MarginParameterSet = {
  name: 'paradex-portfolio',
  version: '1',
  description: 'Paradex portfolio margin: 24 rows, minimum by net and hedged delta.',
  source: 'docs.paradex.trade/risk/portfolio-margin',
  isVerified: true,
  marginPeriodDays: 'unstated',
  scenarios: [
    ...marginGrid({ spotMoves: [0.16], volatility: ['up'] }),
    ...marginGrid({
      spotMoves: [0.12, 0.08, 0.04, 0, -0.04, -0.08, -0.12],
      volatility: ['up', 'down'],
    }),
    ...marginGrid({ spotMoves: [-0.16], volatility: ['up'] }),
    ...tailRows(
      [
        [-0.66, 0.24],
        [-0.33, 0.48],
        [0.5, 0.32],
        [1, 0.16],
        [2, 0.08],
        [3, 0.0533],
        [4, 0.04],
        [5, 0.032],
      ],
      'up',
    ),
  ],
  volatilityShock: {
    mode: 'relative',
    up: 0.4,
    down: 0.22,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0,
  },
  discount: 'none',
  maintenanceFactor: 0.5,
  initialFactor: 1,
  contingencyPlacement: 'outside-factor',
  contingencies: noContingencies,
  minimums: { delta: { netRate: 0.02, hedgedRate: 0.01 } },
  provisions: { fundingHours: 8, feeRate: 0 },
  aggregation: { kind: 'sum-of-worst' },
}
