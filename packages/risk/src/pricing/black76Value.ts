import {
  assertPositivePrice,
  assertPrice,
  assertTime,
  assertVolatility,
} from './assertPricingInputs.ts'
import { blackTimeValue } from './blackTimeValue.ts'
import type { OptionType } from './optionType.ts'

export type Black76Parameters = {
  readonly type: OptionType
  /** Forward price for delivery at expiry, at least 0. */
  readonly forward: number
  /** At least 0, in the unit of the forward. */
  readonly strike: number
  /** Above 0; 365-day years unless all else uses another year. */
  readonly timeYears: number
  /** At least 0, per √year: 0.65 is 65 %. */
  readonly volatility: number
  /** Value today of 1 paid at expiry, above 0. Default 1: undiscounted. */
  readonly discountFactor?: number
}

/**
 * Values a European option on a forward (Black 1976).
 *
 *     call = D · (F · N(d1) − K · N(d2))        put = call − D · (F − K)
 *
 * The side out of the money is computed and the other follows by parity, so a small time value is
 * not lost under a large intrinsic one. With volatility zero, or forward or strike zero, the value
 * is the discounted intrinsic value.
 *
 * @returns value today of one contract, in the unit of the forward; absolute error below
 *   1e-14 · forward.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError
 * @see Black, The pricing of commodity contracts, J. Financial Economics 3 (1976).
 * @example
 * black76Value({ type: 'call', forward: 1500, strike: 1500, timeYears: 7 / 365, volatility: 1 })
 */
export function black76Value(parameters: Black76Parameters): number {
  const { type, forward, strike, timeYears, volatility, discountFactor = 1 } = parameters
  assertPrice('forward', forward)
  assertPrice('strike', strike)
  assertTime('timeYears', timeYears)
  assertVolatility('volatility', volatility)
  assertPositivePrice('discountFactor', discountFactor)
  const deviation = volatility * Math.sqrt(timeYears)
  return discountFactor * blackValue({ type, forward, strike, deviation })
}

/**
 * The same before discounting and without checks, for callers that have made them.
 *
 * @param parameters `deviation` is σ√T.
 */
export function blackValue(parameters: {
  readonly type: OptionType
  readonly forward: number
  readonly strike: number
  readonly deviation: number
}): number {
  const { type, forward, strike, deviation } = parameters
  const intrinsic = Math.max(0, type === 'call' ? forward - strike : strike - forward)
  if (forward === 0 || strike === 0 || deviation === 0) return intrinsic
  const low = Math.min(forward, strike)
  const high = Math.max(forward, strike)
  return intrinsic + blackTimeValue({ low, high, deviation }).value
}
