import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { cornishFisherQuantile } from '../var/cornishFisherQuantile.ts'
import { toShare } from './combineHaircuts.ts'

/** How volatile an asset is, and how long it takes to sell. */
export type VolatilityHaircutParameters = {
  /** Standard deviation of a day's log return. */
  readonly volatilityPerDay: number
  readonly liquidationDays: number
  /** 0.99 unless told otherwise. */
  readonly confidence?: number
  /** The haircut is never below; zero unless told otherwise. */
  readonly floor?: number
}

/**
 * States a haircut for the fall of a price while collateral is sold.
 *
 *     haircut = 1 − exp(−z_c · σ · √days), at least the floor
 *
 * Moves with the volatility it is given, so pass a forecast. Rising in volatility, days and confidence.
 *
 * @returns in [0, 1].
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function volatilityHaircut(parameters: VolatilityHaircutParameters): number {
  return kurtosisHaircut({ ...parameters, excessKurtosis: 0 })
}

/**
 * States the same with fat tails: the quantile is that of Cornish and Fisher at the excess kurtosis.
 *
 * Kurtosis never lowers a haircut: where the expansion would (below about 95.8 %, since fat tails go
 * with a narrow middle), the normal quantile stands. Kurtosis of one day shrinks over longer horizons
 * as independent days add up, by 1/days.
 *
 * @param parameters excess kurtosis of a day's returns, at least −2; less than zero counts as zero.
 * @returns in [0, 1].
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function kurtosisHaircut(
  parameters: VolatilityHaircutParameters & { readonly excessKurtosis: number },
): number {
  const {
    volatilityPerDay,
    liquidationDays,
    confidence = 0.99,
    floor = 0,
    excessKurtosis,
  } = parameters
  assertConfidence(confidence)
  assertWithin('confidence', confidence, { lowest: 0.5 })
  assertWithin('volatilityPerDay', volatilityPerDay, { lowest: 0 })
  assertWithin('liquidationDays', liquidationDays, { lowest: 0 })
  assertWithin('floor', floor, { lowest: 0, highest: 1 })
  assertWithin('excessKurtosis', excessKurtosis, { lowest: -2 })
  const overHorizon = Math.max(0, excessKurtosis) / Math.max(1, liquidationDays)
  const quantileAt = (kurtosis: number): number =>
    cornishFisherQuantile({ probability: confidence, skewness: 0, excessKurtosis: kurtosis })
  const z = Math.max(quantileAt(0), quantileAt(overHorizon))
  const fall = -Math.expm1(-z * volatilityPerDay * Math.sqrt(liquidationDays))
  return Math.max(floor, toShare(fall))
}
