import { marginGrid, tailRows } from './marginGrid.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { noContingencies } from './noContingencies.ts'

const volatilityShock = {
  mode: 'relative',
  up: 0.5,
  down: 0.25,
  shortPower: 0.3,
  longPower: 0.13,
  pivotDays: 30,
  floorDays: 1,
  minimumUpVolatility: 0,
} as const

/**
 * Like Deribit's portfolio margin: nine price buckets to ±16 %, volatility up, same and down, and an
 * extended table in which part of the loss counts.
 *
 * Deribit publishes that the extended table is dampened and not how. The weights here are ours: the
 * price range over the move, so that a linear position is charged alike in core and tails. The size of
 * the volatility move is ours too.
 */
export const deribitLike: MarginParameterSet = {
  name: 'deribit-like',
  version: '1',
  description:
    'In the manner of Deribit: ±16 % in nine buckets, extended table with our dampening.',
  source: 'support.deribit.com, portfolio margin; dampening and volatility range are ours',
  isVerified: false,
  marginPeriodDays: 'unstated',
  scenarios: [
    ...marginGrid({
      spotMoves: [-0.16, -0.12, -0.08, -0.04, 0, 0.04, 0.08, 0.12, 0.16],
      volatility: ['up', 'none', 'down'],
    }),
    ...tailRows(
      [-0.66, -0.33, 0.5, 1, 2, 3, 4, 5].map((move) => [move, 0.16 / Math.abs(move)] as const),
      'up',
    ),
  ],
  volatilityShock,
  discount: 'none',
  maintenanceFactor: 1,
  initialFactor: 1.2,
  contingencyPlacement: 'outside-factor',
  contingencies: {
    ...noContingencies,
    nakedShortRateMaintenance: 0.01,
    offsettingFutureRate: 0.01,
  },
  aggregation: { kind: 'sum-of-worst' },
}

/**
 * Deribit's older public rule: ±10 %, volatility by 38 % at 30 days, 1 % of an underlying per net short
 * option per strike, and 1 % of offsetting futures.
 *
 * @see https://www.deribit.com/pages/docs/portfoliomargin, archived
 */
export const deribitArchived: MarginParameterSet = {
  ...deribitLike,
  name: 'deribit-archived',
  description: 'Deribit’s archived public rule: ±10 % and 38 % volatility at 30 days.',
  source: 'deribit.com/pages/docs/portfoliomargin (archived); buckets are ours',
  scenarios: marginGrid({
    spotMoves: [-0.1, -0.08, -0.06, -0.04, -0.02, 0, 0.02, 0.04, 0.06, 0.08, 0.1],
    volatility: ['up', 'none', 'down'],
  }),
  volatilityShock: { ...volatilityShock, up: 0.38, down: 0.38, longPower: 0.3, floorDays: 0 },
}
