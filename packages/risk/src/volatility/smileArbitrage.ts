import { durrlemanG } from './durrlemanG.ts'
import { type RawSvi, sviMinimum } from './rawSvi.ts'

/** Whether butterflies have a price below zero anywhere on a smile, and where worst. */
export type SmileArbitrage = {
  readonly isFree: boolean
  /** Least Durrleman g found. */
  readonly leastG: number
  readonly atLogMoneyness: number
  /** Where g is below zero, as intervals of log-moneyness on the grid. */
  readonly intervals: readonly { readonly from: number; readonly to: number }[]
  /** Steeper wing, b(1 + |ρ|); free of arbitrage at infinity only up to 2 (Lee's bound). */
  readonly steepestWing: number
  /** Least total variance. */
  readonly leastVariance: number
}

/**
 * Checks a smile for butterfly arbitrage.
 *
 * g is taken on a grid that is dense around the bend and reaches `reach` beyond it; both ends of the
 * wings are covered by Lee's bound. A grid is no proof: a dip between two of 1,601 points is missed.
 *
 * @param svi any numbers; a smile with a negative variance is reported, not refused.
 * @param parameters `reach` in log-moneyness, default the larger of 3 and 20 sigma.
 * @see Gatheral and Jacquier (2014), section 2.2; Lee, The moment formula (2004).
 */
export function smileArbitrage(
  svi: RawSvi,
  parameters: { readonly reach?: number } = {},
): SmileArbitrage {
  const { reach = Math.max(3, 20 * svi.sigma) } = parameters
  const points = smileGrid(svi, reach)
  let leastG = Number.POSITIVE_INFINITY
  let atLogMoneyness = 0
  const intervals: { from: number; to: number }[] = []
  let isNegative = false
  for (const k of points) {
    const g = durrlemanG(svi, k)
    if (g < leastG) {
      leastG = g
      atLogMoneyness = k
    }
    const last = intervals[intervals.length - 1]
    if (g < 0 && isNegative && last !== undefined) last.to = k
    else if (g < 0) intervals.push({ from: k, to: k })
    isNegative = g < 0
  }
  const steepestWing = svi.b * (1 + Math.abs(svi.rho))
  const leastVariance = sviMinimum(svi)
  const isFree = leastG >= 0 && steepestWing <= 2 && leastVariance >= 0
  return { isFree, leastG, atLogMoneyness, intervals, steepestWing, leastVariance }
}

/** Log-moneyness from −reach to reach about the bend, cubically denser towards it. Sorted. */
export function smileGrid(svi: RawSvi, reach: number): readonly number[] {
  const steps = 800
  return Array.from({ length: 2 * steps + 1 }, (_, index) => {
    const x = index / steps - 1
    return svi.m + reach * (0.2 * x + 0.8 * x * x * x)
  })
}
