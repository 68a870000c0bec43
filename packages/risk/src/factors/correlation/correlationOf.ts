import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { at } from '../../matrix/at.ts'
import { assertSymmetric, type Matrix } from '../../matrix/matrix.ts'

/** Standard deviations and the correlation between them. */
export type CorrelationParts = {
  readonly standardDeviations: Float64Array
  readonly correlation: Matrix
}

/**
 * Splits a covariance into standard deviations and correlation.
 *
 * @throws DegenerateSampleError where a variance is not above zero.
 * @throws InvalidMatrixError where the matrix is not symmetric.
 */
export function correlationOf(covariance: Matrix): CorrelationParts {
  assertSymmetric(covariance, 'covariance')
  const { size, values } = covariance
  const standardDeviations = Float64Array.from({ length: size }, (_, i) => {
    const variance = at(values, i * size + i)
    if (!(variance > 0)) throw new DegenerateSampleError({ series: `factor ${i}`, variance })
    return Math.sqrt(variance)
  })
  const correlation = values.map((value, index) => {
    const [i, j] = [Math.floor(index / size), index % size]
    return i === j ? 1 : value / (at(standardDeviations, i) * at(standardDeviations, j))
  })
  return { standardDeviations, correlation: { size, values: correlation } }
}

/** Puts standard deviations and a correlation together again. */
export function covarianceOf({ standardDeviations, correlation }: CorrelationParts): Matrix {
  const { size } = correlation
  const values = correlation.values.map(
    (value, index) =>
      value *
      at(standardDeviations, Math.floor(index / size)) *
      at(standardDeviations, index % size),
  )
  return { size, values }
}
