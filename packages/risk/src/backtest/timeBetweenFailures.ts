import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { durationStatistic, type FailureParameters, kupiecProportion } from './kupiec.ts'
import { type LikelihoodRatio, likelihoodRatio } from './likelihoodRatio.ts'

/** Waiting times between failures, and the confidence they should belong to. */
export type DurationParameters = {
  /** Days to each failure from the one before, the first from the start; at least 1 each. */
  readonly durations: readonly number[]
  readonly confidence: number
}

/**
 * Tests whether each waiting time between failures is what independent failures would give.
 *
 *     LR = Σ_i −2 ln[ p·(1 − p)^(n_i−1) / ((1/n_i)·(1 − 1/n_i)^(n_i−1)) ]
 *
 * with one degree of freedom a failure.
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see M. Haas, New Methods in Backtesting (2001)
 */
export function timeBetweenFailuresIndependence(parameters: DurationParameters): LikelihoodRatio {
  const { durations, confidence } = parameters
  assertConfidence(confidence)
  let statistic = 0
  for (const days of durations) {
    assertWithin('duration', days, { lowest: 1 })
    statistic += durationStatistic(days, 1 - confidence)
  }
  return likelihoodRatio({ statistic, degreesOfFreedom: durations.length })
}

/**
 * Tests frequency and waiting times together: Haas' mixed Kupiec test.
 *
 *     LR = proportion of failures + independence,  failures + 1 degrees of freedom
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function timeBetweenFailures(
  parameters: DurationParameters & Omit<FailureParameters, 'failures'>,
): LikelihoodRatio {
  const failures = parameters.durations.length
  const proportion = kupiecProportion({ ...parameters, failures })
  const independence = timeBetweenFailuresIndependence(parameters)
  const statistic = proportion.statistic + independence.statistic
  return likelihoodRatio({ statistic, degreesOfFreedom: failures + 1 })
}
