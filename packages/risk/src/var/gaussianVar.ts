import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** Mean and spread of a profit over the horizon, and the confidence asked for. */
export type GaussianParameters = {
  /** Gain positive. */
  readonly mean: number
  /** At least 0, in the unit of the mean. */
  readonly standardDeviation: number
  /** In (0, 1): 0.99 is the loss that 1 % of outcomes exceed. */
  readonly confidence: number
}

/**
 * States the value at risk of a normally distributed profit.
 *
 *     VaR = −(mean + z_{1−c} · standardDeviation)
 *
 * @returns the loss, positive; negative where even that outcome is a gain.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function gaussianVar({ mean, standardDeviation, confidence }: GaussianParameters): number {
  assertConfidence(confidence)
  assertWithin('mean', mean, {})
  assertWithin('standardDeviation', standardDeviation, { lowest: 0 })
  return -(mean - normalQuantile(confidence) * standardDeviation)
}
