import { assertWithin } from '../matrix/assertWithin.ts'
import type { Transitions } from './exceptionCounts.ts'
import { type FailureParameters, kupiecProportion } from './kupiec.ts'
import { type LikelihoodRatio, likelihoodRatio, logTerm } from './likelihoodRatio.ts'

/**
 * Tests whether a failure makes another on the next day more or less likely.
 *
 *     LR = −2 ln[ (1 − π)^(n00+n10) π^(n01+n11) / ((1 − π0)^n00 π0^n01 (1 − π1)^n10 π1^n11) ]
 *     π0 = n01/(n00 + n01),  π1 = n11/(n10 + n11),  π = (n01 + n11)/all;  1 degree of freedom
 *
 * @throws ParameterOutOfRangeError where a count is negative or all are zero.
 * @see P. Christoffersen, Evaluating Interval Forecasts (1998)
 */
export function christoffersenIndependence(transitions: Transitions): LikelihoodRatio {
  const { n00, n01, n10, n11 } = transitions
  for (const [name, count] of Object.entries(transitions)) assertWithin(name, count, { lowest: 0 })
  const pairs = n00 + n01 + n10 + n11
  assertWithin('pairs of days', pairs, { lowest: 1 })
  const all = (n01 + n11) / pairs
  const joint = logTerm(n00 + n10, 1 - all) + logTerm(n01 + n11, all)
  const apart = twoSided(n00, n01) + twoSided(n10, n11)
  return likelihoodRatio({ statistic: -2 * (joint - apart), degreesOfFreedom: 1 })
}

/**
 * Tests frequency and independence of failures together: conditional coverage.
 *
 *     LR = proportion of failures + independence,  2 degrees of freedom
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function christoffersenCoverage(
  parameters: FailureParameters & { readonly transitions: Transitions },
): LikelihoodRatio {
  const proportion = kupiecProportion(parameters)
  const independence = christoffersenIndependence(parameters.transitions)
  const statistic = proportion.statistic + independence.statistic
  return likelihoodRatio({ statistic, degreesOfFreedom: 2 })
}

/** Largest log-likelihood of so many days without and with a failure. */
function twoSided(without: number, having: number): number {
  const share = having / Math.max(1, without + having)
  return logTerm(without, 1 - share) + logTerm(having, share)
}
