import { QuantileOutOfSampleError } from '../errors/statistics/quantileOutOfSampleError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { compensatedSum } from '../sample/compensatedSum.ts'
import { quantile } from '../sample/quantile.ts'
import { quantilePosition } from '../sample/quantilePosition.ts'
import { rankedObservations } from '../sample/rankedObservations.ts'
import { tailWeights } from '../sample/tailWeights.ts'
import { type HistoricalParameters, lowerTail } from '../var/historicalVar.ts'

/**
 * States the expected shortfall of a sample of profits: the mean of its quantiles over the tail.
 *
 *     ES = −(1/p) ∫₀ᵖ q(u) du,  p = 1 − confidence
 *
 * With the convention `type-1`, the default, it is coherent: sub-additive over books on the same
 * scenarios, homogeneous, and never below the value at risk of the same convention.
 *
 * @param profits gain positive, one a scenario or date, in any order.
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, EmptyHistoryError, NonFiniteValueError, QuantileOutOfSampleError
 * @see C. Acerbi and D. Tasche, On the Coherence of Expected Shortfall (2002)
 */
export function historicalShortfall(
  profits: ArrayLike<number>,
  parameters: HistoricalParameters,
): number {
  const scenarios = shortfallScenarios(profits, parameters)
  return -compensatedSum(scenarios.map(({ index, weight }) => weight * at(profits, index)))
}

/** A scenario in the tail and the share of the expected shortfall that it makes. */
export type TailScenario = { readonly index: number; readonly weight: number }

/** Lists the scenarios that make an expected shortfall, worst first; weights add to 1. */
export function shortfallScenarios(
  profits: ArrayLike<number>,
  { confidence, convention = 'type-1', beyond = 'extrapolate' }: HistoricalParameters,
): readonly TailScenario[] {
  assertConfidence(confidence)
  assertSeries(profits, { series: 'profits', minimum: 1 })
  const position = { convention, probability: lowerTail(confidence), observations: profits.length }
  if (beyond === 'refuse' && quantilePosition(position).isOutside) {
    throw new QuantileOutOfSampleError(position)
  }
  const weights = tailWeights(position)
  return rankedObservations(profits, weights.length)
    .map((index, rank) => ({ index, weight: at(weights, rank) }))
    .filter(({ weight }) => weight > 0)
}

/**
 * States the mean of the profits at or below the value at risk, another common definition.
 *
 * It depends on ties and on the interpolation of the quantile and is not coherent; it is here because
 * PerformanceAnalytics and many reports use it, with the convention `type-7`, the default here.
 *
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, EmptyHistoryError, NonFiniteValueError, QuantileOutOfSampleError
 */
export function meanBeyondVar(
  profits: ArrayLike<number>,
  { confidence, convention = 'type-7', beyond = 'extrapolate' }: HistoricalParameters,
): number {
  assertConfidence(confidence)
  const threshold = quantile(profits, lowerTail(confidence), { convention, beyond })
  const tail = Array.from(profits).filter((profit) => profit <= threshold)
  // Rounding of an interpolated threshold may leave it a hair below the observation it equals.
  return tail.length === 0 ? -threshold : -compensatedSum(tail) / tail.length
}
