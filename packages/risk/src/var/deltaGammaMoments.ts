import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { assertSymmetric, dot, type Matrix, timesMatrix, timesVector } from '../matrix/matrix.ts'

/** First and second sensitivities, and the moves of what they are to. */
export type DeltaGammaParameters = {
  /** Profit per unit of each factor's move. */
  readonly delta: ArrayLike<number>
  /** Second derivatives of the profit, cross gammas beside the diagonal. */
  readonly gamma: Matrix
  /** Of the factors' moves, whose mean is zero. */
  readonly covariance: Matrix
}

/** The first four cumulants of a quadratic profit, as moments. */
export type DeltaGammaMoments = {
  readonly mean: number
  readonly standardDeviation: number
  readonly skewness: number
  readonly excessKurtosis: number
}

/**
 * States the moments of δᵀx + ½ xᵀΓx for normal x with covariance Σ.
 *
 *     κ1 = ½ tr(ΓΣ)
 *     κ2 = δᵀΣδ + ½ tr((ΓΣ)²)
 *     κ3 = 3 δᵀΣΓΣδ + tr((ΓΣ)³)
 *     κ4 = 12 δᵀΣ(ΓΣ)²δ + 3 tr((ΓΣ)⁴)
 *
 * @throws MismatchedLengthsError, InvalidMatrixError, NonFiniteValueError
 * @throws DegenerateSampleError where the variance is negative: the covariance is not one.
 * @see A. M. Mathai and S. B. Provost, Quadratic Forms in Random Variables (1992), 3.2
 */
export function deltaGammaMoments({
  delta,
  gamma,
  covariance,
}: DeltaGammaParameters): DeltaGammaMoments {
  assertSeries(delta, { series: 'delta', minimum: 1 })
  assertLength('gamma', { length: gamma.size }, delta.length)
  assertLength('covariance', { length: covariance.size }, delta.length)
  assertSymmetric(gamma, 'gamma')
  assertSymmetric(covariance, 'covariance')
  const g = timesMatrix(gamma, covariance)
  const g2 = timesMatrix(g, g)
  const moved = timesVector(covariance, delta)
  const once = timesVector(gamma, moved)
  const twice = timesVector(gamma, timesVector(covariance, once))
  const variance = dot(delta, moved) + 0.5 * trace(g2)
  if (variance < 0) throw new DegenerateSampleError({ series: 'delta-gamma profit', variance })
  const third = 3 * dot(moved, once) + traceOfProduct(g2, g)
  const fourth = 12 * dot(moved, twice) + 3 * traceOfProduct(g2, g2)
  return {
    mean: 0.5 * trace(g),
    standardDeviation: Math.sqrt(variance),
    skewness: variance > 0 ? third / variance ** 1.5 : 0,
    excessKurtosis: variance > 0 ? fourth / (variance * variance) : 0,
  }
}

function trace({ size, values }: Matrix): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += at(values, i * size + i)
  return sum
}

function traceOfProduct(a: Matrix, b: Matrix): number {
  const { size } = a
  let sum = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += at(a.values, i * size + j) * at(b.values, j * size + i)
  }
  return sum
}
