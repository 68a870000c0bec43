import { assertSeries } from '../matrix/assertSeries.ts'
import { at } from '../matrix/at.ts'
import { compensatedSum } from './compensatedSum.ts'

/** What a variance is divided by: `n` (population, the default) or `n-1` (unbiased). */
export type Denominator = 'n' | 'n-1'

/** Mean, spread and shape of a sample. */
export type SampleMoments = {
  readonly observations: number
  readonly mean: number
  /** Under the denominator asked for. */
  readonly variance: number
  /** m3 / m2^1.5 of central population moments; 0 where the sample does not vary. */
  readonly skewness: number
  /** m4 / m2² − 3 of central population moments; 0 for a normal sample, and where it does not vary. */
  readonly excessKurtosis: number
}

/**
 * States the first four moments of a sample.
 *
 * Skewness and kurtosis are ratios of population moments under either denominator, as in
 * PerformanceAnalytics' "moment" and "excess" methods.
 *
 * @throws EmptyHistoryError with fewer than 1 observation, or 2 under `n-1`.
 * @throws NonFiniteValueError
 */
export function sampleMoments(
  sample: ArrayLike<number>,
  { denominator = 'n' }: { readonly denominator?: Denominator } = {},
): SampleMoments {
  assertSeries(sample, { series: 'sample', minimum: denominator === 'n' ? 1 : 2 })
  const n = sample.length
  const mean = compensatedSum(sample) / n
  const deviations = Float64Array.from(sample, (value) => value - mean)
  const m2 = compensatedSum(deviations.map((d) => d * d)) / n
  const m3 = compensatedSum(deviations.map((d) => d ** 3)) / n
  const m4 = compensatedSum(deviations.map((d) => d ** 4)) / n
  // Equal observations leave rounding only, whose shape would be noise.
  const varies = m2 > (1e-14 * Math.abs(at(sample, 0))) ** 2
  return {
    observations: n,
    mean,
    variance: denominator === 'n' ? m2 : (m2 * n) / (n - 1),
    skewness: varies ? m3 / m2 ** 1.5 : 0,
    excessKurtosis: varies ? m4 / (m2 * m2) - 3 : 0,
  }
}
