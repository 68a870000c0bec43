import { assertConfidence } from '../matrix/assertWithin.ts'
import { type QuantileOptions, quantile } from '../sample/quantile.ts'

/** How a loss quantile is read off a sample of profits. */
export type HistoricalParameters = QuantileOptions & {
  /** In (0, 1): 0.99 is the loss that 1 % of the sample exceeds. */
  readonly confidence: number
}

/**
 * States the value at risk of a sample of profits: minus the quantile at 1 − confidence.
 *
 * @param profits gain positive, one a scenario or date, in any order.
 * @param parameters the convention is `type-1` unless told otherwise, the inverse of the empirical
 * distribution, with which expected shortfall is never below it and is coherent.
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, EmptyHistoryError, NonFiniteValueError, QuantileOutOfSampleError
 */
export function historicalVar(
  profits: ArrayLike<number>,
  { confidence, convention = 'type-1', beyond = 'extrapolate' }: HistoricalParameters,
): number {
  assertConfidence(confidence)
  return -quantile(profits, lowerTail(confidence), { convention, beyond })
}

/**
 * States the share of the tail below a confidence.
 *
 * 1 − 0.95 is 0.05000000000000004 in floats, which would move a quantile of 100 observations to the
 * next one; rounding to 12 digits undoes that.
 */
export function lowerTail(confidence: number): number {
  return Number((1 - confidence).toPrecision(12))
}
