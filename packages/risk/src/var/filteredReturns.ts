import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'

/** A history of returns, how volatile each was expected to be, and how volatile the next will be. */
export type FilteredReturnsParameters = {
  readonly returns: ArrayLike<number>
  /** Forecast for each return before it was seen: from EWMA or GARCH. Above zero. */
  readonly conditionalVolatilities: ArrayLike<number>
  /** Forecast for the next return, in the same unit. At least zero. */
  readonly forecastVolatility: number
  /** Subtracted before and added after scaling; zero unless told otherwise. */
  readonly mean?: number
}

/**
 * Rescales historical returns to the volatility expected now.
 *
 *     x_t = mean + (r_t − mean) · σ_{n+1} / σ_t
 *
 * The scenarios of filtered historical simulation: the shape of what happened at the size of today.
 * Several factors are filtered each by its own volatility and keep their dates, so their dependence is
 * kept too.
 *
 * @returns one scenario a return, oldest first.
 * @throws EmptyHistoryError, NonFiniteValueError, MismatchedLengthsError, ParameterOutOfRangeError
 * @see G. Barone-Adesi, K. Giannopoulos and L. Vosper, VaR without Correlations (1999)
 */
export function filteredReturns(parameters: FilteredReturnsParameters): Float64Array {
  const { returns, conditionalVolatilities, forecastVolatility, mean = 0 } = parameters
  assertSeries(returns, { series: 'returns', minimum: 1 })
  assertLength('conditionalVolatilities', conditionalVolatilities, returns.length)
  assertWithin('forecastVolatility', forecastVolatility, { lowest: 0 })
  return Float64Array.from(returns, (value, t) => {
    const volatility = at(conditionalVolatilities, t)
    assertWithin(`conditionalVolatilities[${t}]`, volatility, { above: 0 })
    return mean + ((value - mean) * forecastVolatility) / volatility
  })
}
