import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'

/**
 * States the mean QLIKE loss of variance forecasts.
 *
 *     QLIKE = mean of ( ln h_t + x_t / h_t )
 *
 * with h the forecast and x what was realised, a squared return or a realised variance. It ranks
 * forecasts rightly even though x is only a noisy proxy of the variance; the form without ln x stands
 * a day without a move. Only differences between forecasts of the same days mean anything.
 *
 * @param forecasts above zero.
 * @param realised at least zero, of the same days.
 * @throws EmptyHistoryError, MismatchedLengthsError, ParameterOutOfRangeError
 * @see A. Patton, Volatility Forecast Comparison Using Imperfect Volatility Proxies (2011)
 */
export function qlike(forecasts: ArrayLike<number>, realised: ArrayLike<number>): number {
  if (forecasts.length === 0) {
    throw new EmptyHistoryError({ series: 'forecasts', observations: 0, minimum: 1 })
  }
  assertLength('realised', realised, forecasts.length)
  let sum = 0
  for (let t = 0; t < forecasts.length; t++) {
    assertWithin(`forecasts[${t}]`, at(forecasts, t), { above: 0 })
    assertWithin(`realised[${t}]`, at(realised, t), { lowest: 0 })
    sum += Math.log(at(forecasts, t)) + at(realised, t) / at(forecasts, t)
  }
  return sum / forecasts.length
}
