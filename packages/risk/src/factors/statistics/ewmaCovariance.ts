import { assertSeries } from '../../matrix/assertSeries.ts'
import { assertLength, assertWithin } from '../../matrix/assertWithin.ts'
import { at } from '../../matrix/at.ts'
import type { Matrix } from '../../matrix/matrix.ts'

/** An exponentially weighted covariance, as it stands after its last observation. */
export type EwmaState = {
  /** Weight of the past in (0, 1); 0.94 is RiskMetrics' for days. */
  readonly decay: number
  readonly covariance: Matrix
  readonly observations: number
}

/**
 * Starts an exponentially weighted covariance.
 *
 * @param covariance what it is before the first observation, often a sample covariance.
 * @throws ParameterOutOfRangeError where the decay is not in (0, 1).
 */
export function startEwma(
  covariance: Matrix,
  { decay = 0.94 }: { readonly decay?: number } = {},
): EwmaState {
  assertWithin('decay', decay, { above: 0, below: 1 })
  return { decay, covariance, observations: 0 }
}

/**
 * Takes one more observation into an exponentially weighted covariance.
 *
 *     Σ_t = λ·Σ_{t−1} + (1 − λ)·r_t·r_tᵀ
 *
 * One rank-one update an observation, so a correlation matrix is kept in real time; the result is the
 * same as weighting the whole history anew. Returns are taken about zero, as RiskMetrics does.
 *
 * @param returns one a factor.
 * @returns a new state; the one given is unchanged.
 * @throws MismatchedLengthsError, NonFiniteValueError
 * @see RiskMetrics Technical Document (1996), 5.2
 */
export function updateEwma(state: EwmaState, returns: ArrayLike<number>): EwmaState {
  const { decay, covariance, observations } = state
  const { size } = covariance
  assertLength('returns', returns, size)
  assertSeries(returns, { series: 'returns', minimum: 1 })
  const values = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const scaled = (1 - decay) * at(returns, i)
    for (let j = 0; j < size; j++) {
      values[i * size + j] = decay * at(covariance.values, i * size + j) + scaled * at(returns, j)
    }
  }
  return { decay, covariance: { size, values }, observations: observations + 1 }
}
