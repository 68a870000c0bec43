import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { type LikelihoodRatio, likelihoodRatio, logTerm } from './likelihoodRatio.ts'

/** How often a value at risk failed. */
export type FailureParameters = {
  readonly observations: number
  readonly failures: number
  /** Of the value at risk: 0.99 should fail on 1 % of days. */
  readonly confidence: number
}

/**
 * Tests whether a value at risk failed as often as it should: Kupiec's proportion of failures.
 *
 *     LR = −2 ln[ (1 − p)^(N−x) · p^x / ((1 − x/N)^(N−x) · (x/N)^x) ],  1 degree of freedom
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see P. Kupiec, Techniques for Verifying the Accuracy of Risk Measurement Models (1995)
 */
export function kupiecProportion(parameters: FailureParameters): LikelihoodRatio {
  const { observations: n, failures: x, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('observations', n, { lowest: 1 })
  assertWithin('failures', x, { lowest: 0, highest: n })
  const p = 1 - confidence
  const expected = logTerm(n - x, 1 - p) + logTerm(x, p)
  const seen = logTerm(n - x, 1 - x / n) + logTerm(x, x / n)
  return likelihoodRatio({ statistic: -2 * (expected - seen), degreesOfFreedom: 1 })
}

/**
 * Tests whether the first failure came when it should: Kupiec's time until first failure.
 *
 *     LR = −2 ln[ p·(1 − p)^(n−1) / ((1/n)·(1 − 1/n)^(n−1)) ],  1 degree of freedom
 *
 * @param parameters `firstFailure` is the day of the first failure, from 1. Where there was none, pass
 * `'none'`: the likelihood is then that of so many days without, against certainty.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function kupiecFirstFailure(parameters: {
  readonly firstFailure: number | 'none'
  readonly observations: number
  readonly confidence: number
}): LikelihoodRatio {
  const { firstFailure, observations, confidence } = parameters
  assertConfidence(confidence)
  assertWithin('observations', observations, { lowest: 1 })
  if (firstFailure === 'none') {
    const statistic = -2 * observations * Math.log(confidence)
    return likelihoodRatio({ statistic, degreesOfFreedom: 1 })
  }
  assertWithin('firstFailure', firstFailure, { lowest: 1, highest: observations })
  const statistic = durationStatistic(firstFailure, 1 - confidence)
  return likelihoodRatio({ statistic, degreesOfFreedom: 1 })
}

/** −2 ln of the likelihood of one waiting time over its best. */
export function durationStatistic(days: number, probability: number): number {
  const expected = Math.log(probability) + logTerm(days - 1, 1 - probability)
  const seen = Math.log(1 / days) + logTerm(days - 1, 1 - 1 / days)
  return -2 * (expected - seen)
}
