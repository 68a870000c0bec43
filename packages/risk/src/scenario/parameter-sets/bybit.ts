import { marginGrid } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * In the manner of Bybit's portfolio margin: the largest stress loss and contingencies, and an initial
 * side that is a multiple of the maintenance side.
 *
 * The shape is Bybit's: maintenance = stress loss + contingencies, initial = maintenance × factor. The
 * ranges and rates are ours; vega and stablecoin spread contingencies are not modelled.
 */
export const bybitLike: MarginParameterSet = {
  name: 'bybit-like',
  version: '1',
  description: 'In the manner of Bybit: ±15 %, contingencies multiplied with the stress loss.',
  source: 'bybit.com help centre, portfolio margin; ranges and rates are ours',
  isVerified: false,
  marginPeriodDays: 'unstated',
  scenarios: marginGrid({
    spotMoves: [-0.15, -0.12, -0.09, -0.06, -0.03, 0, 0.03, 0.06, 0.09, 0.12, 0.15],
    volatility: ['up', 'none', 'down'],
  }),
  volatilityShock: {
    mode: 'relative',
    up: 0.33,
    down: 0.28,
    shortPower: 0.3,
    longPower: 0.13,
    pivotDays: 30,
    floorDays: 1,
    minimumUpVolatility: 0,
  },
  discount: 'none',
  maintenanceFactor: 1,
  initialFactor: 1.2,
  contingencyPlacement: 'inside-factor',
  contingencies: {
    ...noContingencies,
    perpetualRateMaintenance: 0.005,
    nakedShortRateMaintenance: 0.006,
    offsettingFutureRate: 0.005,
  },
  aggregation: { kind: 'sum-of-worst' },
}
