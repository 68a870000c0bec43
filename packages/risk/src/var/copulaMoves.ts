import { studentCdf, studentQuantile } from '../distribution/studentT.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { cholesky } from '../matrix/cholesky.ts'
import type { Matrix } from '../matrix/matrix.ts'
import type { RandomGenerator } from '../random/createGenerator.ts'
import { gammaVariate } from '../random/gammaVariate.ts'
import { quantileOfSorted } from '../sample/quantile.ts'
import { normalCdf } from '../special/normalCdf.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** How factors hang together: a Student copula makes their extremes come together. */
export type Copula =
  | { readonly kind: 'gaussian' }
  | { readonly kind: 'student'; readonly degreesOfFreedom: number }

/** How one factor moves by itself. */
export type Margin =
  | { readonly kind: 'normal'; readonly mean: number; readonly standardDeviation: number }
  | {
      readonly kind: 'student'
      readonly location: number
      readonly scale: number
      readonly degreesOfFreedom: number
    }
  /** Its own history, read by `type-7` quantiles. */
  | { readonly kind: 'empirical'; readonly sample: ArrayLike<number> }

/** What is drawn. */
export type CopulaParameters = {
  readonly generator: RandomGenerator
  readonly paths: number
  readonly correlation: Matrix
  readonly copula: Copula
  readonly margins: readonly Margin[]
}

/**
 * Draws joint moves of factors from a copula and margins.
 *
 * Each path draws its normals first and then, for a Student copula, the common chi-square; both come
 * from the generator given, so one seed gives the same moves anywhere.
 *
 * @returns moves path after path: that of factor f on path p is at `p · factors + f`.
 * @throws NotPositiveSemidefiniteError where the correlation is none; repair it first.
 * @throws MismatchedLengthsError, ParameterOutOfRangeError, EmptyHistoryError, InvalidMatrixError
 * @see A. McNeil, R. Frey and P. Embrechts, Quantitative Risk Management, algorithms 7.10 and 7.11
 */
export function copulaMoves(parameters: CopulaParameters): Float64Array {
  const { generator, paths, correlation, copula, margins } = parameters
  assertWithin('paths', paths, { lowest: 1 })
  assertLength('margins', margins, correlation.size)
  const { size, values: root } = cholesky(correlation, 'correlation')
  const transforms = margins.map((margin) => toTransform(margin, copula))
  const moves = new Float64Array(paths * size)
  const normals = new Float64Array(size)
  for (let path = 0; path < paths; path++) {
    for (let f = 0; f < size; f++) normals[f] = generator.nextNormal()
    const stretch = commonStretch(generator, copula)
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let k = 0; k <= i; k++) sum += at(root, i * size + k) * at(normals, k)
      moves[path * size + i] = (transforms[i] as Transform)(sum * stretch)
    }
  }
  return moves
}

type Transform = (value: number) => number

function commonStretch(generator: RandomGenerator, copula: Copula): number {
  if (copula.kind === 'gaussian') return 1
  const { degreesOfFreedom: nu } = copula
  return Math.sqrt(nu / (2 * gammaVariate(generator, nu / 2)))
}

/** Turns a value under the copula's own margin into one under the factor's, directly where they agree. */
function toTransform(margin: Margin, copula: Copula): Transform {
  const nu = copula.kind === 'student' ? copula.degreesOfFreedom : undefined
  if (nu !== undefined) assertWithin('degreesOfFreedom', nu, { above: 0 })
  // A probability that rounds to an end has no quantile; it is taken as the nearest that has one.
  const probability = (value: number): number => {
    const p = nu === undefined ? normalCdf(value) : studentCdf(value, nu)
    return Math.min(1 - 2 ** -53, Math.max(2 ** -1022, p))
  }
  switch (margin.kind) {
    case 'normal': {
      const { mean, standardDeviation } = margin
      assertWithin('standardDeviation', standardDeviation, { lowest: 0 })
      if (nu === undefined) return (value) => mean + standardDeviation * value
      return (value) => mean + standardDeviation * normalQuantile(probability(value))
    }
    case 'student': {
      const { location, scale, degreesOfFreedom } = margin
      assertWithin('scale', scale, { lowest: 0 })
      assertWithin('degreesOfFreedom', degreesOfFreedom, { above: 0 })
      if (nu === degreesOfFreedom) return (value) => location + scale * value
      return (value) => location + scale * studentQuantile(probability(value), degreesOfFreedom)
    }
    case 'empirical': {
      assertSeries(margin.sample, { series: 'sample', minimum: 2 })
      const sorted = Float64Array.from(margin.sample).sort()
      return (value) => quantileOfSorted(sorted, probability(value))
    }
  }
}
