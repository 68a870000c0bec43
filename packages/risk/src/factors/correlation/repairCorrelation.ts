import type { Matrix } from '../../matrix/matrix.ts'
import { hypersphereRepair, lowerDiagonalRepair } from './hypersphereRepair.ts'
import { type NearestCorrelationOptions, nearestCorrelation } from './nearestCorrelation.ts'
import { spectralRepair } from './spectralRepair.ts'

/** A way to make a matrix positive semidefinite. */
export type RepairMethod = 'higham' | 'spectral' | 'hypersphere' | 'lower-diagonal'

/** The method, and for `higham` when it ends. */
export type RepairOptions = NearestCorrelationOptions & { readonly method?: RepairMethod }

/** A matrix made valid, and what that took. */
export type RepairedMatrix = {
  readonly matrix: Matrix
  readonly method: RepairMethod
  /** Frobenius norm of the change, so that a report can say how much was made up. */
  readonly frobeniusDistance: number
}

/**
 * Makes a symmetric matrix positive semidefinite.
 *
 * `higham`, the default, gives the nearest correlation matrix, with a unit diagonal. The others keep
 * the diagonal of what is given, so they repair covariances too: `spectral` clips eigenvalues,
 * `hypersphere` and `lower-diagonal` then move to the nearest matrix of that diagonal.
 *
 * @throws InvalidMatrixError, NoConvergenceError, DegenerateSampleError
 */
export function repairCorrelation(matrix: Matrix, options: RepairOptions = {}): RepairedMatrix {
  const { method = 'higham' } = options
  const repaired = repair(matrix, { ...options, method })
  const squares = repaired.values.map((value, i) => (value - (matrix.values[i] as number)) ** 2)
  const frobeniusDistance = Math.sqrt(squares.reduce((sum, it) => sum + it, 0))
  return { matrix: repaired, method, frobeniusDistance }
}

function repair(
  matrix: Matrix,
  options: RepairOptions & { readonly method: RepairMethod },
): Matrix {
  switch (options.method) {
    case 'higham':
      return nearestCorrelation(matrix, options)
    case 'spectral':
      return spectralRepair(matrix)
    case 'hypersphere':
      return hypersphereRepair(matrix)
    case 'lower-diagonal':
      return lowerDiagonalRepair(matrix)
  }
}
