import type { ChargeTier } from '../../margin/venue/tieredCharge.ts'
import { marginGrid, tailRows } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * Like OKX's portfolio margin for BTC and ETH: spot and volatility shocks to ±12 %, and an extreme move of
 * ±24 % of which half counts.
 *
 * The moves are of the notice of January 2025. Sizes of the volatility moves, the half, and how the
 * components are added today are not in it: general knowledge. Vega, rate and depeg modules are not
 * modelled; the minimum charge is `tieredCharge` with `okxMinimumChargeTiers`.
 */
export const okxLike: MarginParameterSet = {
  name: 'okx-like',
  version: '2025-01',
  description: 'In the manner of OKX for BTC and ETH: ±12 % with volatility, ±24 % at half.',
  source: 'OKX notice of 2 January 2025; volatility moves and weights are ours',
  isVerified: false,
  marginPeriodDays: 'unstated',
  scenarios: [
    ...marginGrid({
      spotMoves: [-0.12, -0.08, -0.04, 0, 0.04, 0.08, 0.12],
      volatility: ['up', 'none', 'down'],
    }),
    ...tailRows(
      [
        [-0.24, 0.5],
        [0.24, 0.5],
      ],
      'none',
    ),
  ],
  volatilityShock: {
    mode: 'relative',
    up: 0.5,
    down: 0.25,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0,
  },
  discount: 'none',
  basis: { upMove: 0.05, downMove: -0.05, add: 0, multiplePerYear: 1 },
  maintenanceFactor: 1,
  initialFactor: 1.3,
  contingencyPlacement: 'outside-factor',
  contingencies: { ...noContingencies, grossNotionalRate: 0.001 },
  aggregation: { kind: 'sum-of-worst' },
}

/** Tiers of the raw minimum charge for BTC and ETH before January 2025, USD. */
export const okxMinimumChargeTiers: readonly ChargeTier[] = [
  { aboveUsd: 0, multiplier: 1 },
  { aboveUsd: 10_000, multiplier: 2 },
  { aboveUsd: 70_000, multiplier: 4 },
  { aboveUsd: 170_000, multiplier: 6 },
  { aboveUsd: 300_000, multiplier: 8 },
  { aboveUsd: 470_000, multiplier: 10 },
  { aboveUsd: 700_000, multiplier: 12 },
]
