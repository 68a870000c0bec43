import { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence, assertLength } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { assertSymmetric, dot, type Matrix, timesVector } from '../matrix/matrix.ts'
import { compensatedSum } from '../sample/compensatedSum.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** Linear sensitivities and the moves of what they are to. */
export type DeltaNormalParameters = {
  /** Profit per unit of each factor's move; gain positive. */
  readonly delta: ArrayLike<number>
  /** Of the factors' moves over the horizon. */
  readonly covariance: Matrix
  /** Expected moves over the horizon; zero when left out. */
  readonly mean?: ArrayLike<number>
  readonly confidence: number
}

/** A risk measure and what each position contributes to it. */
export type AllocatedRisk = {
  /** Positive is a loss. The compensated sum of the components. */
  readonly loss: number
  /** Change of the loss per unit of each delta. */
  readonly marginal: Float64Array
  /** Delta times marginal; they add to the loss (Euler). */
  readonly components: Float64Array
}

/**
 * States the value at risk of linear positions in jointly normal factors, and its Euler allocation.
 *
 *     VaR = z_c · √(δᵀΣδ) − δᵀμ,   ∂VaR/∂δ = z_c · Σδ / √(δᵀΣδ) − μ
 *
 * @throws InvalidConfidenceError, MismatchedLengthsError, NonFiniteValueError, InvalidMatrixError
 * @throws NotPositiveSemidefiniteError where the book's variance is negative.
 * @see P. Jorion, Value at Risk, ch. 7
 */
export function deltaNormalVar(parameters: DeltaNormalParameters): AllocatedRisk {
  assertConfidence(parameters.confidence)
  return allocateDeviations(parameters, normalQuantile(parameters.confidence))
}

/** Allocates a loss of so many standard deviations less the expected profit. */
export function allocateDeviations(
  { delta, covariance, mean = new Float64Array(delta.length) }: DeltaNormalParameters,
  deviations: number,
): AllocatedRisk {
  assertSeries(delta, { series: 'delta', minimum: 1 })
  assertLength('covariance', { length: covariance.size }, delta.length)
  assertLength('mean', mean, delta.length)
  assertSymmetric(covariance, 'covariance')
  const product = timesVector(covariance, delta)
  const variance = dot(delta, product)
  if (variance < 0) {
    throw new NotPositiveSemidefiniteError({ what: 'covariance', pivot: variance, row: 0 })
  }
  // A book without variance has no direction of risk: what is left is its expected profit.
  const scale = variance > 0 ? deviations / Math.sqrt(variance) : 0
  const marginal = product.map((value, i) => scale * value - at(mean, i))
  const components = marginal.map((value, i) => value * at(delta, i))
  return { loss: compensatedSum(components), marginal, components }
}
