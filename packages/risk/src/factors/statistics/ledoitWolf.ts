import { assertSeries } from '../../matrix/assertSeries.ts'
import { at } from '../../matrix/at.ts'
import type { Matrix } from '../../matrix/matrix.ts'
import { compensatedSum } from '../../sample/compensatedSum.ts'
import { sampleCovariance } from '../../sample/sampleCovariance.ts'

/** A covariance drawn towards one that needs no estimating. */
export type ShrunkCovariance = {
  readonly covariance: Matrix
  /** Share of the target in [0, 1]: 0 trusts the sample, 1 the target. */
  readonly intensity: number
}

/**
 * Shrinks a sample covariance towards a multiple of the identity, by as much as the sample is noisy.
 *
 *     Σ* = ρ·m·I + (1 − ρ)·S,  m = tr(S)/p,  ρ = min(b̄², d²)/d²
 *     d² = ‖S − m·I‖²,  b̄² = (1/n²) Σ_t ‖x_t x_tᵀ − S‖²
 *
 * with S the sample covariance about the sample mean divided by n, and norms divided by p.
 *
 * @param series one array a factor over the same dates.
 * @throws EmptyHistoryError, NonFiniteValueError, MismatchedLengthsError
 * @see O. Ledoit and M. Wolf, A Well-Conditioned Estimator for Large-Dimensional Covariance Matrices
 * (2004), section 3
 */
export function ledoitWolf(series: readonly ArrayLike<number>[]): ShrunkCovariance {
  const sample = sampleCovariance(series, { denominator: 'n' })
  const { size, values } = sample
  const n = (series[0] ?? []).length
  assertSeries(series[0] ?? [], { series: 'series', minimum: 2 })
  let traceSum = 0
  for (let i = 0; i < size; i++) traceSum += at(values, i * size + i)
  const target = traceSum / size
  let distance = 0
  values.forEach((value, index) => {
    const isDiagonal = index % (size + 1) === 0
    distance += (value - (isDiagonal ? target : 0)) ** 2
  })
  const noise = sampleNoise(series, sample) / (n * n)
  // A sample that is its own target already has nothing to shrink.
  const intensity = distance > 0 ? Math.min(1, noise / distance) : 0
  const shrunk = values.map((value, index) => {
    const isDiagonal = index % (size + 1) === 0
    return (1 - intensity) * value + (isDiagonal ? intensity * target : 0)
  })
  return { covariance: { size, values: shrunk }, intensity }
}

/** Σ_t ‖x_t x_tᵀ − S‖² in the squared Frobenius norm. */
function sampleNoise(series: readonly ArrayLike<number>[], sample: Matrix): number {
  const { size, values } = sample
  const n = (series[0] ?? []).length
  const means = series.map((factor) => compensatedSum(factor) / n)
  let sum = 0
  for (let t = 0; t < n; t++) {
    const centred = series.map((factor, i) => at(factor, t) - at(means, i))
    for (let index = 0; index < values.length; index++) {
      const product = at(centred, Math.floor(index / size)) * at(centred, index % size)
      sum += (product - at(values, index)) ** 2
    }
  }
  return sum
}
