import type { OptionType } from '../../pricing/optionType.ts'
import { normalCdf } from '../../special/normalCdf.ts'

/**
 * The delta of one option to its forward, before discounting.
 *
 *     call N(d1), put −N(−d1),  d1 = ln(F/K)/(σ√T) + σ√T/2
 *
 * Unlike the Greeks it takes an expired option, and one without volatility: its delta is 1, −1 or 0 by
 * what it would pay. A margin rule has to count such a position too.
 */
export function contractDelta(parameters: {
  readonly type: OptionType
  readonly forward: number
  readonly strike: number
  /** σ√T, not negative. */
  readonly deviation: number
}): number {
  const { type, forward, strike, deviation } = parameters
  const sign = type === 'call' ? 1 : -1
  if (deviation === 0) return sign * (forward - strike) > 0 ? sign : 0
  const d1 = Math.log(forward / strike) / deviation + deviation / 2
  return sign * normalCdf(sign * d1)
}
