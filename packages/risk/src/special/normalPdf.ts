const inverseRootTwoPi = 0.3989422804014327

// Splits a double into two halves of 26 bits, whose products are exact (Dekker 1971).
const splitter = 134217729

/**
 * Density of the standard normal distribution.
 *
 *     φ(x) = exp(−x² / 2) / √(2π)
 *
 * `x²` is taken with the error of its rounding, which the exponential would otherwise magnify: the
 * relative error stays below 1e-15 as far out as the density is a normal number (|x| < 37).
 */
export function normalPdf(x: number): number {
  const square = x * x
  // A density this small is zero, and the splitting would overflow.
  if (!(square < 1500)) return Number.isNaN(x) ? Number.NaN : 0
  const big = x * splitter
  const high = big - (big - x)
  const low = x - high
  const error = high * high - square + 2 * high * low + low * low
  return inverseRootTwoPi * Math.exp(-0.5 * square) * (1 - 0.5 * error)
}
