import { millsRatio } from '../special/millsRatio.ts'
import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertRate,
  assertTime,
} from './assertPricingInputs.ts'
import { logRatio } from './blackTerms.ts'
import { LengthMismatchError } from './errors/lengthMismatchError.ts'

const inverseRootTwoPi = 0.3989422804014327

/** Contracts as columns: item i of every list is contract i. */
export type BlackBatch = {
  readonly forwards: Float64Array
  readonly strikes: Float64Array
  readonly timesYears: Float64Array
  /** Annualised, above 0. */
  readonly volatilities: Float64Array
  /** 1 for a call, 0 for a put. */
  readonly isCall: Uint8Array
  /** Continuous, per year; 0 for all where left out. */
  readonly rates?: Float64Array
}

/** Values and sensitivities as columns, per contract. */
export type BlackBatchResults = {
  readonly values: Float64Array
  /** Per 1 of forward. */
  readonly forwardDeltas: Float64Array
  /** Per 1 of forward, squared. */
  readonly gammas: Float64Array
  /** Per 1.00 of volatility. */
  readonly vegas: Float64Array
  /** Per year that passes, forward and rate held. */
  readonly thetasPerYear: Float64Array
}

/**
 * Values many options by Black-76, with delta, gamma, vega and theta, in one pass.
 *
 *     vega = D · F · φ(d1) · √T      gamma = D · φ(d1) / (F s)      theta = r V − vega · σ / (2T)
 *
 * One exponential (two with a rate) and one logarithm a contract: see {@link blackTerms}. Write into
 * `results` of an earlier call to allocate nothing.
 *
 * @returns columns of the length of the input; the same figures as `black76Value`, to rounding.
 * @throws LengthMismatchError, InvalidPriceError, InvalidTimeError, InvalidVolatilityError,
 *   InvalidRateError, each naming the index.
 */
export function blackBatch(
  batch: BlackBatch,
  results: BlackBatchResults = createBlackBatchResults(batch.forwards.length),
): BlackBatchResults {
  assertLengths(batch, results)
  const { forwards, strikes, timesYears, volatilities, isCall, rates } = batch
  const { values, forwardDeltas, gammas, vegas, thetasPerYear } = results
  for (let i = 0; i < forwards.length; i += 1) {
    const forward = forwards[i] as number
    const strike = strikes[i] as number
    const timeYears = timesYears[i] as number
    const volatility = volatilities[i] as number
    const rate = rates === undefined ? 0 : (rates[i] as number)
    // One comparison for the common case; only a refusal is worth finding out which input it was.
    const isUsable = forward > 0 && strike > 0 && timeYears > 0 && volatility > 0
    if (!isUsable || !Number.isFinite(forward + strike + timeYears + volatility + rate)) {
      refuse({ forward, strike, timeYears, volatility, rate, i })
    }
    const rootTime = Math.sqrt(timeYears)
    const deviation = volatility * rootTime
    const standardised = logRatio({ numerator: forward, denominator: strike }) / deviation
    const d1 = standardised + 0.5 * deviation
    const d2 = standardised - 0.5 * deviation
    // F φ(d1) = K φ(d2): from the larger density, so that neither factor is lost to underflow.
    const isFirstLarger = Math.abs(d1) <= Math.abs(d2)
    const d = isFirstLarger ? d1 : d2
    const weight = (isFirstLarger ? forward : strike) * inverseRootTwoPi * Math.exp(-0.5 * d * d)
    const tail1 = weight * millsRatio(Math.abs(d1))
    const tail2 = weight * millsRatio(Math.abs(d2))
    const discount = rate === 0 ? 1 : Math.exp(-rate * timeYears)
    // Call terms F·N(d1) and K·N(d2), put terms F·N(−d1) and K·N(−d2).
    const sign = isCall[i] === 1 ? 1 : -1
    const asset = d1 * sign > 0 ? forward - tail1 : tail1
    const cash = d2 * sign > 0 ? strike - tail2 : tail2
    const value = Math.max(0, discount * sign * (asset - cash))
    const vega = discount * weight * rootTime
    values[i] = value
    forwardDeltas[i] = (discount * sign * asset) / forward
    gammas[i] = (discount * weight) / (forward * forward * deviation)
    vegas[i] = vega
    thetasPerYear[i] = rate * value - (vega * volatility) / (2 * timeYears)
  }
  return results
}

/** Makes the columns that {@link blackBatch} writes. */
export function createBlackBatchResults(length: number): BlackBatchResults {
  return {
    values: new Float64Array(length),
    forwardDeltas: new Float64Array(length),
    gammas: new Float64Array(length),
    vegas: new Float64Array(length),
    thetasPerYear: new Float64Array(length),
  }
}

function assertLengths(batch: BlackBatch, results: BlackBatchResults): void {
  const expected = batch.forwards.length
  for (const [argument, list] of [...Object.entries(batch), ...Object.entries(results)]) {
    const { length } = list
    if (length !== expected) throw new LengthMismatchError({ argument, length, expected })
  }
}

function refuse(parameters: {
  readonly forward: number
  readonly strike: number
  readonly timeYears: number
  readonly volatility: number
  readonly rate: number
  readonly i: number
}): void {
  const { forward, strike, timeYears, volatility, rate, i } = parameters
  assertPositivePrice(`forwards[${i}]`, forward)
  assertPositivePrice(`strikes[${i}]`, strike)
  assertTime(`timesYears[${i}]`, timeYears)
  assertPositiveVolatility(`volatilities[${i}]`, volatility)
  assertRate(`rates[${i}]`, rate)
}
