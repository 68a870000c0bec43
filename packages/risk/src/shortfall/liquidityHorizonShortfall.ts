import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'

/** Liquidity horizons of MAR33.12, in days. */
export const baselLiquidityHorizonsDays: readonly number[] = [10, 20, 40, 60, 120]

/** Shortfalls of nested sets of factors, and how long each set takes to sell. */
export type LiquidityHorizonParameters = {
  /**
   * Expected shortfall over the base horizon: first of all factors, then of those alone whose horizon
   * is at least the second, and so on. Positive is a loss.
   */
  readonly shortfalls: ArrayLike<number>
  /** Ascending, as many as there are shortfalls; the first equals the base. */
  readonly horizonsDays?: readonly number[]
  /** Days the shortfalls are over; 10 unless told otherwise. */
  readonly baseDays?: number
}

/**
 * Scales an expected shortfall to the liquidity of its factors.
 *
 *     ES = √( Σ_j ( ES_j · √((LH_j − LH_{j−1}) / T) )² ),  LH_0 = 0
 *
 * @returns the loss, positive; at least that of the base horizon.
 * @throws EmptyHistoryError, MismatchedLengthsError, ParameterOutOfRangeError, NonFiniteValueError
 * @see Basel Committee, MAR33.5
 */
export function liquidityHorizonShortfall({
  shortfalls,
  horizonsDays = baselLiquidityHorizonsDays.slice(0, shortfalls.length),
  baseDays = 10,
}: LiquidityHorizonParameters): number {
  assertSeries(shortfalls, { series: 'shortfalls', minimum: 1 })
  assertLength('horizonsDays', horizonsDays, shortfalls.length)
  assertWithin('baseDays', baseDays, { above: 0 })
  assertWithin('horizonsDays[0]', at(horizonsDays, 0), { lowest: baseDays, highest: baseDays })
  let sum = 0
  for (let j = 0; j < shortfalls.length; j++) {
    const before = j === 0 ? 0 : at(horizonsDays, j - 1)
    assertWithin(`horizonsDays[${j}]`, at(horizonsDays, j), { above: before })
    sum += at(shortfalls, j) ** 2 * ((at(horizonsDays, j) - before) / baseDays)
  }
  return Math.sqrt(sum)
}
