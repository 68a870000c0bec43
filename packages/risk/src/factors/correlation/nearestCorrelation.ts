import { NoConvergenceError } from '../../errors/statistics/noConvergenceError.ts'
import { at } from '../../matrix/at.ts'
import type { Matrix } from '../../matrix/matrix.ts'
import { symmetricEigen } from '../../matrix/symmetricEigen.ts'
import { spectralRepair } from './spectralRepair.ts'

/** When the projections have come close enough. */
export type NearestCorrelationOptions = {
  /** Relative change in the infinity norm at which it ends. Default 1e-12. */
  readonly tolerance?: number
  /** Default 10,000. */
  readonly maximumIterations?: number
}

/**
 * Finds the correlation matrix nearest to a symmetric matrix, in the Frobenius norm.
 *
 * Projects in turn onto the positive semidefinite matrices and onto those with a unit diagonal, with
 * Dykstra's correction, without which the limit is some correlation matrix but not the nearest.
 *
 * @returns unit diagonal exactly; eigenvalues at least zero within rounding.
 * @throws NoConvergenceError, InvalidMatrixError
 * @see N. Higham, Computing the Nearest Correlation Matrix (2002), algorithm 3.3
 */
export function nearestCorrelation(
  matrix: Matrix,
  { tolerance = 1e-12, maximumIterations = 10_000 }: NearestCorrelationOptions = {},
): Matrix {
  const { size } = matrix
  let unit: Matrix = matrix
  let positive: Matrix = matrix
  let correction = new Float64Array(size * size)
  let residual = Infinity
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    const corrected = unit.values.map((value, i) => value - at(correction, i))
    const nextPositive = projectPositive({ size, values: corrected })
    correction = nextPositive.values.map((value, i) => value - at(corrected, i))
    const nextUnit = withUnitDiagonal(nextPositive)
    residual = Math.max(
      relativeChange(nextPositive, positive),
      relativeChange(nextUnit, unit),
      relativeChange(nextUnit, nextPositive),
    )
    unit = nextUnit
    positive = nextPositive
    // The last step is exact where the projections only converge: what is returned can be factored.
    if (residual <= tolerance) return withUnitDiagonal(spectralRepair(unit))
  }
  throw new NoConvergenceError({
    algorithm: "Higham's projection",
    iterations: maximumIterations,
    residual,
    tolerance,
  })
}

function projectPositive(matrix: Matrix): Matrix {
  const { size } = matrix
  const { values, vectors } = symmetricEigen(matrix)
  const product = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < size && at(values, k) > 0; k++) {
        sum += at(vectors.values, i * size + k) * at(values, k) * at(vectors.values, j * size + k)
      }
      product[i * size + j] = sum
      product[j * size + i] = sum
    }
  }
  return { size, values: product }
}

function withUnitDiagonal({ size, values }: Matrix): Matrix {
  const result = Float64Array.from(values)
  for (let i = 0; i < size; i++) result[i * size + i] = 1
  return { size, values: result }
}

function relativeChange(a: Matrix, b: Matrix): number {
  const difference = { size: a.size, values: a.values.map((value, i) => value - at(b.values, i)) }
  return infinityNorm(difference) / infinityNorm(a)
}

function infinityNorm({ size, values }: Matrix): number {
  let largest = 0
  for (let i = 0; i < size; i++) {
    const row = values.subarray(i * size, (i + 1) * size)
    largest = Math.max(
      largest,
      row.reduce((sum, value) => sum + Math.abs(value), 0),
    )
  }
  return largest
}
