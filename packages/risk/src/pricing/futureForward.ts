import { assertPrice, assertRate, assertTime } from './assertPricingInputs.ts'

export type FutureForwardParameters = {
  /** At least 0. */
  readonly spot: number
  /** Above 0. */
  readonly timeYears: number
  /** Of the quote currency; continuous, per year. */
  readonly rate: number
  /** Of the asset; continuous, per year. Default 0. */
  readonly assetYield?: number
}

/**
 * Prices a dated future by the cost of carrying its asset.
 *
 *     F = S · exp((r − q) · T)
 *
 * With deterministic rates the forward and the future have one price.
 *
 * @returns price for delivery at expiry, in the unit of the spot.
 * @throws InvalidPriceError, InvalidTimeError, InvalidRateError
 */
export function futureForward(parameters: FutureForwardParameters): number {
  const { spot, timeYears, rate, assetYield = 0 } = parameters
  assertPrice('spot', spot)
  assertTime('timeYears', timeYears)
  assertRate('rate', rate)
  assertRate('assetYield', assetYield)
  return spot * Math.exp((rate - assetYield) * timeYears)
}
