import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence, assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { historicalShortfall } from '../shortfall/historicalShortfall.ts'
import { type CopulaParameters, copulaMoves } from './copulaMoves.ts'
import { historicalVar } from './historicalVar.ts'

/** A batch of joint moves to revalue a book under. */
export type MoveBatch = {
  /** Move of factor f on path p at `p · factors + f`. */
  readonly moves: Float64Array
  readonly paths: number
  readonly factors: number
}

/** Revalues a book: one profit a path, gain positive. */
export type Revaluation = (batch: MoveBatch) => ArrayLike<number>

/** What is simulated, and how the book is revalued. */
export type MonteCarloParameters = CopulaParameters & {
  readonly revalue: Revaluation
  readonly confidence: number
  /** Paths handed to the revaluation at once; 1,024 unless told otherwise. Does not change results. */
  readonly batchPaths?: number
}

/** A simulated value at risk and shortfall, with what is needed to do it again. */
export type MonteCarloRisk = {
  /** Losses, positive, by the inverse of the empirical distribution (`type-1`). */
  readonly valueAtRisk: number
  readonly expectedShortfall: number
  readonly profits: Float64Array
  readonly paths: number
  readonly seed: string
}

/**
 * Simulates a book with full revaluation on every path.
 *
 * Batches have a fixed order, so the same seed gives the same profits whatever the batch size.
 *
 * @throws InvalidConfidenceError, ParameterOutOfRangeError and what {@link copulaMoves} throws.
 * @throws MismatchedLengthsError where the revaluation gives another number of profits than paths.
 * @throws NonFiniteValueError where a profit is NaN or infinite.
 */
export function monteCarloRisk(parameters: MonteCarloParameters): MonteCarloRisk {
  const { revalue, confidence, batchPaths = 1024, paths, generator, margins } = parameters
  assertConfidence(confidence)
  assertWithin('batchPaths', batchPaths, { lowest: 1 })
  const factors = margins.length
  const profits = new Float64Array(paths)
  for (let first = 0; first < paths; first += batchPaths) {
    const count = Math.min(batchPaths, paths - first)
    const moves = copulaMoves({ ...parameters, paths: count })
    const batch = revalue({ moves, paths: count, factors })
    assertLength('profits', batch, count)
    assertSeries(batch, { series: 'profits', minimum: 1 })
    profits.set(batch, first)
  }
  return {
    valueAtRisk: historicalVar(profits, { confidence }),
    expectedShortfall: historicalShortfall(profits, { confidence }),
    profits,
    paths,
    seed: generator.seed,
  }
}
