import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'

/** What the exceptions of a value at risk look like. */
export type ExceptionCounts = {
  readonly observations: number
  readonly failures: number
  /** Pairs of days: `n01` is a failure after none. */
  readonly transitions: Transitions
  /** Days to each failure from the one before, the first from the start; as many as failures. */
  readonly durations: readonly number[]
  /** Indices of the failures. */
  readonly failureIndices: readonly number[]
}

/** Numbers of pairs of successive days, by whether the first and the second failed. */
export type Transitions = {
  readonly n00: number
  readonly n01: number
  readonly n10: number
  readonly n11: number
}

/**
 * Counts the days on which the loss was larger than the value at risk.
 *
 * @param profits gain positive.
 * @param valueAtRisk the forecast for each day, loss positive.
 * @throws MismatchedLengthsError, EmptyHistoryError, NonFiniteValueError
 */
export function exceptionCounts(
  profits: ArrayLike<number>,
  valueAtRisk: ArrayLike<number>,
): ExceptionCounts {
  assertSeries(profits, { series: 'profits', minimum: 1 })
  assertSeries(valueAtRisk, { series: 'valueAtRisk', minimum: 1 })
  assertLength('valueAtRisk', valueAtRisk, profits.length)
  return countFailures(Array.from(profits, (profit, t) => -profit > at(valueAtRisk, t)))
}

/** Counts failures that are known already, oldest first. */
export function countFailures(hasFailed: readonly boolean[]): ExceptionCounts {
  const transitions = { n00: 0, n01: 0, n10: 0, n11: 0 }
  const failureIndices: number[] = []
  const durations: number[] = []
  hasFailed.forEach((failed, t) => {
    if (t > 0) transitions[`n${hasFailed[t - 1] ? 1 : 0}${failed ? 1 : 0}`] += 1
    if (!failed) return
    durations.push(t - (failureIndices.at(-1) ?? -1))
    failureIndices.push(t)
  })
  const [observations, failures] = [hasFailed.length, failureIndices.length]
  return { observations, failures, transitions, durations, failureIndices }
}
