import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import type { Matrix } from '../matrix/matrix.ts'
import { compensatedSum } from './compensatedSum.ts'
import type { Denominator } from './sampleMoments.ts'

/**
 * States the covariance of several series over the same dates.
 *
 *     cov(i, j) = Σt (x_it − m_i)(x_jt − m_j) / d,  d = n − 1 unless told otherwise
 *
 * @param series one array a factor, oldest observation first.
 * @throws EmptyHistoryError, NonFiniteValueError, MismatchedLengthsError
 */
export function sampleCovariance(
  series: readonly ArrayLike<number>[],
  { denominator = 'n-1' }: { readonly denominator?: Denominator } = {},
): Matrix {
  const first = series[0] ?? []
  const minimum = denominator === 'n' ? 1 : 2
  for (const values of series) {
    assertSeries(values, { series: 'series', minimum })
    assertLength('series', values, first.length)
  }
  assertSeries(first, { series: 'series', minimum })
  const n = first.length
  const centred = series.map((values) => {
    const mean = compensatedSum(values) / n
    return Float64Array.from(values, (value) => value - mean)
  })
  const size = series.length
  const values = new Float64Array(size * size)
  const products = new Float64Array(n)
  centred.forEach((a, i) => {
    centred.slice(0, i + 1).forEach((b, j) => {
      for (let t = 0; t < n; t++) products[t] = at(a, t) * at(b, t)
      const covariance = compensatedSum(products) / (denominator === 'n' ? n : n - 1)
      values[i * size + j] = covariance
      values[j * size + i] = covariance
    })
  })
  return { size, values }
}
