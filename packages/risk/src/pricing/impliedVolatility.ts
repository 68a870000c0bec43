import { assertPositivePrice, assertTime } from './assertPricingInputs.ts'
import { PriceOutsideBoundsError } from './errors/priceOutsideBoundsError.ts'
import { impliedDeviation } from './impliedDeviation.ts'
import type { OptionType } from './optionType.ts'

export type ImpliedVolatilityParameters = {
  readonly type: OptionType
  /** Value today of the option, discounted. */
  readonly value: number
  /** Above 0. */
  readonly forward: number
  /** Above 0. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** Value today of 1 paid at expiry, above 0. Default 1. */
  readonly discountFactor?: number
}

/**
 * Finds the volatility at which Black's formula gives a value.
 *
 * The value's part beyond intrinsic is solved for, as an option out of the money, so a quote deep in
 * the money is as well determined as its own digits allow: from an option whose time value is below
 * the last digit of its price nothing can be learned. A value equal to intrinsic gives 0.
 *
 * @returns annualised volatility; repricing it returns the value, and the volatility that made the
 *   value is found to 1e-12 as long as a change of 1e-12 in it moves the value by more than rounding.
 * @throws PriceOutsideBoundsError for a value below D · max(0, ±(F − K)), or at or above D · F (call)
 *   or D · K (put): no volatility gives it.
 * @throws InvalidPriceError, InvalidTimeError
 */
export function impliedVolatility(parameters: ImpliedVolatilityParameters): number {
  const { type, value, forward, strike, timeYears, discountFactor = 1 } = parameters
  assertPositivePrice('forward', forward)
  assertPositivePrice('strike', strike)
  assertTime('timeYears', timeYears)
  assertPositivePrice('discountFactor', discountFactor)
  const undiscounted = value / discountFactor
  const intrinsic = Math.max(0, type === 'call' ? forward - strike : strike - forward)
  const limit = type === 'call' ? forward : strike
  if (!(undiscounted >= intrinsic && undiscounted < limit)) {
    throw new PriceOutsideBoundsError({
      type,
      value,
      lowest: discountFactor * intrinsic,
      highest: discountFactor * limit,
    })
  }
  const timeValue = undiscounted - intrinsic
  if (timeValue === 0) return 0
  const low = Math.min(forward, strike)
  const high = Math.max(forward, strike)
  return impliedDeviation({ low, high, timeValue }) / Math.sqrt(timeYears)
}
