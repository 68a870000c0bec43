import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertTime,
} from '../pricing/assertPricingInputs.ts'
import { logRatio } from '../pricing/blackTerms.ts'
import { TooFewQuotesError } from './errors/tooFewQuotesError.ts'

/** A volatility quoted at a strike. */
export type VolatilityQuote = {
  /** Above 0. */
  readonly strike: number
  /** Annualised, above 0. */
  readonly volatility: number
  /** Relative weight in a fit, above 0; vega is a usual choice. Default 1. */
  readonly weight?: number
}

/** The quotes of one expiry. */
export type QuotedSmile = {
  /** Above 0. */
  readonly forward: number
  /** Above 0. */
  readonly timeYears: number
  readonly quotes: readonly VolatilityQuote[]
}

/** A quote in the terms of a fit. */
export type VariancePoint = {
  readonly logMoneyness: number
  readonly totalVariance: number
  /** Share of all weights. */
  readonly weight: number
}

/**
 * Restates quotes as points of total variance over log-moneyness.
 *
 * @param parameters `least`: how many different strikes the fit needs.
 * @returns sorted by log-moneyness, weights adding to 1.
 * @throws TooFewQuotesError, InvalidPriceError, InvalidVolatilityError, InvalidTimeError
 */
export function variancePoints(
  smile: QuotedSmile,
  parameters: { readonly least: number },
): readonly VariancePoint[] {
  const { forward, timeYears, quotes } = smile
  assertPositivePrice('forward', forward)
  assertTime('timeYears', timeYears)
  for (const [index, { strike, volatility, weight = 1 }] of quotes.entries()) {
    assertPositivePrice(`quotes[${index}].strike`, strike)
    assertPositiveVolatility(`quotes[${index}].volatility`, volatility)
    assertPositivePrice(`quotes[${index}].weight`, weight)
  }
  const strikes = new Set(quotes.map(({ strike }) => strike)).size
  if (strikes < parameters.least) {
    throw new TooFewQuotesError({ quotes: strikes, least: parameters.least })
  }
  const total = quotes.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return quotes
    .map(({ strike, volatility, weight = 1 }) => ({
      logMoneyness: logRatio({ numerator: strike, denominator: forward }),
      totalVariance: volatility * volatility * timeYears,
      weight: weight / total,
    }))
    .sort((x, y) => x.logMoneyness - y.logMoneyness)
}
