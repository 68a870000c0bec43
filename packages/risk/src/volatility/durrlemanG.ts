import { type RawSvi, sviDerivatives } from './rawSvi.ts'

/**
 * Durrleman's function of a smile, which is negative exactly where a butterfly has a negative price.
 *
 *     g(k) = (1 − k w' / 2w)² − w'² / 4 · (1 / w + 1 / 4) + w'' / 2
 *
 * The risk-neutral density of the price is g times a positive factor.
 *
 * @returns g, without unit; −Infinity where the total variance is not positive.
 * @see Gatheral and Jacquier, Arbitrage-free SVI volatility surfaces (2014), eq. (2.1).
 */
export function durrlemanG(svi: RawSvi, logMoneyness: number): number {
  const { w, slope, curvature } = sviDerivatives(svi, logMoneyness)
  if (!(w > 0)) return Number.NEGATIVE_INFINITY
  const first = 1 - (logMoneyness * slope) / (2 * w)
  return first * first - ((slope * slope) / 4) * (1 / w + 0.25) + curvature / 2
}
