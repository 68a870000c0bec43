import { erfNearZero } from './erfc.ts'
import { millsRatio } from './millsRatio.ts'
import { normalPdf } from './normalPdf.ts'

/**
 * Distribution function of the standard normal distribution.
 *
 *     N(x) = φ(x) · M(−x)             x ≤ 0
 *     N(x) = 1 − φ(x) · M(x)          x > 0, M the Mills ratio
 *
 * @returns a probability in [0, 1], with an absolute error of about 1e-16; the lower tail keeps a
 *   relative error below 2e-15.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) < 0.5) return 0.5 + 0.5 * erfNearZero(x * Math.SQRT1_2)
  const tail = normalPdf(x) * millsRatio(Math.abs(x))
  return x > 0 ? 1 - tail : tail
}
