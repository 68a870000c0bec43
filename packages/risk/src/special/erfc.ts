import { millsRatio } from './millsRatio.ts'
import { normalPdf } from './normalPdf.ts'

const twoOverRootPi = 1.1283791670955126

/**
 * Complementary error function, with an absolute error of about 1e-16 and a relative error below
 * 2e-15 in the tail.
 *
 *     erfc(x) = 2 / √π · ∫ₓ^∞ exp(−t²) dt = 2 · N(−x√2)
 *
 * @returns a value in [0, 2]; NaN only for NaN.
 */
export function erfc(x: number): number {
  if (Math.abs(x) < 0.5) return 1 - erfNearZero(x)
  const scaled = Math.abs(x) * Math.SQRT2
  const tail = 2 * normalPdf(scaled) * millsRatio(scaled)
  return x > 0 ? tail : 2 - tail
}

/**
 * The error function where its power series is short.
 *
 *     erf(x) = 2 / √π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1))
 *
 * @param x of magnitude at most 0.5: thirteen terms leave less than 1e-18 there.
 */
export function erfNearZero(x: number): number {
  const z = x * x
  let term = 1
  let sum = 0
  for (let n = 1; n <= 12; n += 1) {
    term *= -z / n
    sum += term / (2 * n + 1)
  }
  return twoOverRootPi * (x + x * sum)
}
