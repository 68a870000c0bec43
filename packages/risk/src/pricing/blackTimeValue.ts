import { millsRatio } from '../special/millsRatio.ts'
import { normalPdf } from '../special/normalPdf.ts'
import { logRatio } from './blackTerms.ts'

/** Value of the option that is out of the money, before discounting, and what solvers need of it. */
export type BlackTimeValue = {
  /** In [0, low]. */
  readonly value: number
  /** low − value, not by subtraction where the value is near its limit. */
  readonly complement: number
  /** Derivative with respect to the deviation. */
  readonly slope: number
}

/**
 * Values the option that is out of the money: the call for F ≤ K, the put for F > K.
 *
 *     value = A · N(u) − B · N(v)        u = ln(A / B) / s + s / 2        v = u − s
 *
 * with A the smaller and B the larger of forward and strike; call and put are one formula under that
 * exchange. As A · φ(u) = B · φ(v), in the tail (u ≤ 0)
 *
 *     value = A · φ(u) · (M(−u) − M(−v))
 *
 * where the common, possibly tiny factor stands outside of the difference.
 *
 * @param parameters `low` and `high` above zero, low ≤ high; `deviation` = σ√T above zero.
 */
export function blackTimeValue(parameters: {
  readonly low: number
  readonly high: number
  readonly deviation: number
}): BlackTimeValue {
  const { low, high, deviation } = parameters
  const standardised = logRatio({ numerator: low, denominator: high }) / deviation
  const u = standardised + 0.5 * deviation
  const v = standardised - 0.5 * deviation
  const slope = low * normalPdf(u)
  if (u <= 0) {
    const value = slope * (millsRatio(-u) - millsRatio(-v))
    return { value, complement: low - value, slope }
  }
  const complement = slope * (millsRatio(u) + millsRatio(-v))
  return { value: low - complement, complement, slope }
}
