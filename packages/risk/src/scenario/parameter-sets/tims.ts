import { marginGrid } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

/**
 * In the manner of the OCC's TIMS for customer portfolio margin: ten equal price steps over ±15 %, as for
 * single stocks, volatility unmoved, a minimum per option contract.
 *
 * All underlyings form one product group here, of which a gain pays for half of another's loss in the
 * same row; the OCC's offsets differ by group.
 */
export const timsLike: MarginParameterSet = {
  name: 'tims-like',
  version: '1',
  description: 'In the manner of TIMS: ten price steps over ±15 %, group offset of one half.',
  source: 'general knowledge of OCC customer portfolio margin; offset and minimum are ours',
  isVerified: false,
  marginPeriodDays: 1,
  scenarios: marginGrid({
    spotMoves: [-0.15, -0.12, -0.09, -0.06, -0.03, 0.03, 0.06, 0.09, 0.12, 0.15],
    volatility: ['none'],
  }),
  volatilityShock: {
    mode: 'relative',
    up: 0,
    down: 0,
    shortPower: 0,
    longPower: 0,
    pivotDays: 30,
    floorDays: 0,
    minimumUpVolatility: 0,
  },
  discount: 'rate',
  maintenanceFactor: 1,
  initialFactor: 1,
  contingencyPlacement: 'outside-factor',
  contingencies: noContingencies,
  minimums: { optionContractUsd: 0.375 },
  aggregation: { kind: 'same-row', gainOffset: 0.5 },
}
