import { assertPrice, assertRate, assertTime } from './assertPricingInputs.ts'
import { black76Value } from './black76Value.ts'
import type { OptionType } from './optionType.ts'

export type BlackScholesMertonParameters = {
  readonly type: OptionType
  /** Price today, at least 0. */
  readonly spot: number
  /** At least 0. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** At least 0, per √year. */
  readonly volatility: number
  /** Continuously compounded, per year. */
  readonly rate: number
  /** What the asset itself yields: dividends, staking. Continuous, per year. Default 0. */
  readonly assetYield?: number
}

/**
 * Values a European option on an asset that can be held (Black and Scholes 1973, Merton 1973).
 *
 *     F = S · exp((r − q) T)        D = exp(−r T)        value = Black-76 of F and D
 *
 * @returns value today of one contract, in the unit of the spot.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError
 * @see Haug, The Complete Guide to Option Pricing Formulas (1998), pp. 2-5.
 */
export function blackScholesMertonValue(parameters: BlackScholesMertonParameters): number {
  const { spot, rate, assetYield = 0, timeYears, ...option } = parameters
  assertPrice('spot', spot)
  assertTime('timeYears', timeYears)
  assertRate('rate', rate)
  assertRate('assetYield', assetYield)
  const forward = spot * Math.exp((rate - assetYield) * timeYears)
  const discountFactor = Math.exp(-rate * timeYears)
  return black76Value({ ...option, timeYears, forward, discountFactor })
}
