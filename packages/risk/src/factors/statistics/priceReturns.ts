import { assertSeries } from '../../matrix/assertSeries.ts'
import { assertWithin } from '../../matrix/assertWithin.ts'
import { at } from '../../matrix/at.ts'

/**
 * Turns prices into logarithmic returns: ln(p_t / p_{t−1}), one fewer than there are prices.
 *
 * @param prices above zero, oldest first.
 * @throws EmptyHistoryError, NonFiniteValueError, ParameterOutOfRangeError
 */
export function logReturns(prices: ArrayLike<number>): Float64Array {
  return ratios(prices).map((ratio) => Math.log(ratio))
}

/**
 * Turns prices into simple returns: p_t / p_{t−1} − 1, one fewer than there are prices.
 *
 * @param prices above zero, oldest first.
 * @throws EmptyHistoryError, NonFiniteValueError, ParameterOutOfRangeError
 */
export function simpleReturns(prices: ArrayLike<number>): Float64Array {
  return ratios(prices).map((ratio) => ratio - 1)
}

function ratios(prices: ArrayLike<number>): Float64Array {
  assertSeries(prices, { series: 'prices', minimum: 2 })
  for (let i = 0; i < prices.length; i++) assertWithin(`prices[${i}]`, at(prices, i), { above: 0 })
  return Float64Array.from(
    { length: prices.length - 1 },
    (_, i) => at(prices, i + 1) / at(prices, i),
  )
}
