import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
import { at } from './at.ts'

/**
 * Refuses a series that is too short or holds a value that is no number.
 *
 * @throws EmptyHistoryError below the minimum number of observations.
 * @throws NonFiniteValueError where a value is NaN or infinite.
 */
export function assertSeries(
  values: ArrayLike<number>,
  { series, minimum }: { readonly series: string; readonly minimum: number },
): void {
  if (values.length < minimum) {
    throw new EmptyHistoryError({ series, observations: values.length, minimum })
  }
  for (let index = 0; index < values.length; index++) {
    const value = at(values, index)
    if (!Number.isFinite(value)) throw new NonFiniteValueError({ what: series, index, value })
  }
}
