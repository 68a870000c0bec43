import { QuantileOutOfSampleError } from '../errors/statistics/quantileOutOfSampleError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { type QuantileConvention, quantilePosition, type RankWeight } from './quantilePosition.ts'
import { quickselect } from './quickselect.ts'

/** How a quantile is read off a sample. */
export type QuantileOptions = {
  /** Default `type-7`, what spreadsheets and R take. */
  readonly convention?: QuantileConvention
  /** What happens beyond the outermost observations: take them (default), or refuse. */
  readonly beyond?: 'extrapolate' | 'refuse'
}

/**
 * Reads a quantile off a sample.
 *
 * Ranks are found by selection, not by sorting; the sample is left as it is.
 *
 * @param probability share of the sample at or below the quantile, in (0, 1).
 * @throws InvalidConfidenceError where the probability is not in (0, 1).
 * @throws EmptyHistoryError, NonFiniteValueError
 * @throws QuantileOutOfSampleError under `beyond: 'refuse'`.
 * @see R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages (1996)
 */
export function quantile(
  sample: ArrayLike<number>,
  probability: number,
  { convention = 'type-7', beyond = 'extrapolate' }: QuantileOptions = {},
): number {
  assertConfidence(probability)
  assertSeries(sample, { series: 'sample', minimum: 1 })
  const observations = sample.length
  const position = quantilePosition({ convention, probability, observations })
  if (beyond === 'refuse' && position.isOutside) {
    throw new QuantileOutOfSampleError({ probability, observations, convention })
  }
  return weighted(Float64Array.from(sample), position.weights)
}

function weighted(values: Float64Array, weights: readonly RankWeight[]): number {
  let sum = 0
  for (const { rank, weight } of weights) sum += weight * quickselect(values, rank)
  return sum
}

/**
 * Reads a quantile off a sample in ascending order, without copying it.
 *
 * @param probability in (0, 1); not checked.
 */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  probability: number,
  convention: QuantileConvention = 'type-7',
): number {
  const observations = sorted.length
  const { weights } = quantilePosition({ convention, probability, observations })
  return weights.reduce((sum, { rank, weight }) => sum + weight * at(sorted, rank), 0)
}
