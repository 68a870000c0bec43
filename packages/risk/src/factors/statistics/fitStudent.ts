import { logGamma } from '../../distribution/logGamma.ts'
import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { assertSeries } from '../../matrix/assertSeries.ts'
import { at } from '../../matrix/at.ts'
import { minimise } from '../../minimisation/minimise.ts'
import { sampleMoments } from '../../sample/sampleMoments.ts'

/** A fitted Student's t. */
export type StudentFit = {
  readonly location: number
  readonly scale: number
  /** In (2.01, 200): fatter tails have no variance, thinner ones are normal for any purpose. */
  readonly degreesOfFreedom: number
  readonly logLikelihood: number
}

const fewestDegrees = 2.01
const mostDegrees = 200

/**
 * Fits Student's t to returns by maximum likelihood.
 *
 * Starts from the moments: excess kurtosis k gives ν = 4 + 6/k.
 *
 * @param returns at least 10.
 * @throws EmptyHistoryError, NonFiniteValueError, DegenerateSampleError, NoConvergenceError
 */
export function fitStudent(returns: ArrayLike<number>): StudentFit {
  assertSeries(returns, { series: 'returns', minimum: 10 })
  const { mean, variance, excessKurtosis } = sampleMoments(returns)
  if (!(variance > 0)) throw new DegenerateSampleError({ series: 'returns', variance })
  const sd = Math.sqrt(variance)
  const standard = Float64Array.from(returns, (value) => (value - mean) / sd)
  const nu = excessKurtosis > 0.1 ? Math.min(50, 4 + 6 / excessKurtosis) : 50
  const start = [0, 0.5 * Math.log((nu - 2) / nu), Math.log(nu - fewestDegrees)]
  const { point, value } = minimise((p) => negativeLogLikelihood(standard, p), start, {
    tolerance: 1e-8,
  })
  return {
    location: mean + sd * at(point, 0),
    scale: sd * Math.exp(at(point, 1)),
    degreesOfFreedom: fewestDegrees + Math.exp(at(point, 2)),
    logLikelihood: -value - returns.length * Math.log(sd),
  }
}

function negativeLogLikelihood(sample: Float64Array, point: Float64Array): number {
  const location = at(point, 0)
  const scale = Math.exp(at(point, 1))
  const nu = fewestDegrees + Math.exp(at(point, 2))
  if (!(nu < mostDegrees && scale > 1e-6 && scale < 1e6)) return Infinity
  const constant =
    logGamma((nu + 1) / 2) - logGamma(nu / 2) - 0.5 * Math.log(nu * Math.PI) - Math.log(scale)
  let sum = 0
  for (const value of sample) sum += Math.log1p(((value - location) / scale) ** 2 / nu)
  return ((nu + 1) / 2) * sum - sample.length * constant
}
