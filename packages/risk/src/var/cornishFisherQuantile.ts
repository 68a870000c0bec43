import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** A probability and the shape of the distribution whose quantile is wanted. */
export type CornishFisherParameters = {
  readonly probability: number
  readonly skewness: number
  readonly excessKurtosis: number
}

/**
 * States the standardised quantile of a distribution by its first four moments.
 *
 *     h = z + (z² − 1)·s/6 + (z³ − 3z)·k/24 − (2z³ − 5z)·s²/36
 *
 * An expansion, not a distribution: for strong skewness it is not monotone in the probability.
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see E. A. Cornish and R. A. Fisher, Moments and Cumulants in the Specification of Distributions (1938)
 */
export function cornishFisherQuantile(parameters: CornishFisherParameters): number {
  const { probability, skewness: s, excessKurtosis: k } = parameters
  assertConfidence(probability)
  assertWithin('skewness', s, {})
  assertWithin('excessKurtosis', k, { lowest: -2 })
  const z = normalQuantile(probability)
  return (
    z + ((z * z - 1) * s) / 6 + ((z ** 3 - 3 * z) * k) / 24 - ((2 * z ** 3 - 5 * z) * s * s) / 36
  )
}
