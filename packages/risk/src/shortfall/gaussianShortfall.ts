import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { normalPdf } from '../special/normalPdf.ts'
import { normalQuantile } from '../special/normalQuantile.ts'
import type { GaussianParameters } from '../var/gaussianVar.ts'

/**
 * States the expected shortfall of a normally distributed profit.
 *
 *     ES = standardDeviation · φ(z_c) / (1 − c) − mean
 *
 * @returns the mean loss beyond the value at risk, positive.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function gaussianShortfall(parameters: GaussianParameters): number {
  const { mean, standardDeviation, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('mean', mean, {})
  assertWithin('standardDeviation', standardDeviation, { lowest: 0 })
  return gaussianTailDeviations(confidence) * standardDeviation - mean
}

/** States how many standard deviations the mean of a normal tail lies away. */
export function gaussianTailDeviations(confidence: number): number {
  return normalPdf(normalQuantile(confidence)) / (1 - confidence)
}
