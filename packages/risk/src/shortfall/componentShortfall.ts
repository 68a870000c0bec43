import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { assertLength } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { compensatedSum } from '../sample/compensatedSum.ts'
import { quantilePosition } from '../sample/quantilePosition.ts'
import { rankedObservations } from '../sample/rankedObservations.ts'
import { type HistoricalParameters, lowerTail } from '../var/historicalVar.ts'
import { shortfallScenarios, type TailScenario } from './historicalShortfall.ts'

/** A loss of a book and what each of its positions contributes. */
export type ComponentRisk = {
  /** Positive is a loss: the compensated sum of the components. */
  readonly loss: number
  /** One a position, in the order given; a negative one is a hedge. */
  readonly components: Float64Array
  /** The scenarios the loss is read from, worst first, and their weights, which add to 1. */
  readonly scenarios: readonly TailScenario[]
}

/**
 * Allocates the expected shortfall of a book to its positions.
 *
 *     component_i = −Σ_k weight_k · profit_i(k),  k over the tail scenarios of the whole book
 *
 * The Euler allocation: expected shortfall is homogeneous, so components are position times slope and
 * add to the whole, whatever the sample.
 *
 * @param positions profits of each position over the same scenarios.
 * @throws MismatchedLengthsError, EmptyHistoryError, InvalidConfidenceError, NonFiniteValueError
 * @see D. Tasche, Risk Contributions and Performance Measurement (1999)
 */
export function componentShortfall(
  positions: readonly ArrayLike<number>[],
  parameters: HistoricalParameters,
): ComponentRisk {
  return allocate(positions, shortfallScenarios(bookProfits(positions), parameters))
}

/**
 * Allocates the value at risk of a book to its positions, by the scenarios that are its quantile.
 *
 * Rests on one or two scenarios and is therefore noisy; use the shortfall's where a steady split
 * matters.
 *
 * @throws MismatchedLengthsError, EmptyHistoryError, InvalidConfidenceError
 */
export function componentHistoricalVar(
  positions: readonly ArrayLike<number>[],
  { confidence, convention = 'type-1' }: HistoricalParameters,
): ComponentRisk {
  const profits = bookProfits(positions)
  const observations = profits.length
  const probability = lowerTail(confidence)
  const { weights } = quantilePosition({ convention, probability, observations })
  const ranked = rankedObservations(profits, observations)
  const scenarios = weights.map(({ rank, weight }) => ({ index: at(ranked, rank), weight }))
  return allocate(positions, scenarios)
}

function bookProfits(positions: readonly ArrayLike<number>[]): Float64Array {
  const [first] = positions
  if (first === undefined) {
    throw new EmptyHistoryError({ series: 'positions', observations: 0, minimum: 1 })
  }
  const sum = new Float64Array(first.length)
  for (const profits of positions) {
    assertLength('positions', profits, first.length)
    for (let t = 0; t < sum.length; t++) sum[t] = at(sum, t) + at(profits, t)
  }
  return sum
}

function allocate(
  positions: readonly ArrayLike<number>[],
  scenarios: readonly TailScenario[],
): ComponentRisk {
  const components = Float64Array.from(
    positions,
    (profits) => -compensatedSum(scenarios.map((it) => it.weight * at(profits, it.index))),
  )
  return { loss: compensatedSum(components), components, scenarios }
}
