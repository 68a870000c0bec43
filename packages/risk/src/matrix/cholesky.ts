import { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
import { at } from './at.ts'
import { assertSymmetric, type Matrix } from './matrix.ts'

/** How far below zero, relative to the diagonal, rounding may push a pivot of a singular matrix. */
const pivotTolerance = 1e-12

/**
 * Factors a positive semidefinite matrix into a lower triangle times its transpose.
 *
 *     A = L · Lᵀ
 *
 * A pivot of zero within rounding gives a column of zeros: a factor that others determine adds no
 * variance of its own. That the remaining column is then zero too is checked, because a zero pivot
 * with something beside it belongs to an indefinite matrix.
 *
 * @returns the lower triangle; entries above the diagonal are zero.
 * @throws NotPositiveSemidefiniteError where a pivot is negative.
 * @throws InvalidMatrixError where the matrix is not symmetric.
 * @see Golub and Van Loan, Matrix Computations, 4.2
 */
export function cholesky(matrix: Matrix, what = 'covariance'): Matrix {
  assertSymmetric(matrix, what)
  const { size, values } = matrix
  const root = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    const scale = Math.abs(at(values, j * size + j))
    const pivot = at(values, j * size + j) - rowProduct(root, { size, i: j, j })
    const floor = pivotTolerance * Math.max(scale, 1e-300) * size
    if (!(pivot >= -floor)) throw new NotPositiveSemidefiniteError({ what, pivot, row: j })
    const diagonal = pivot > floor ? Math.sqrt(pivot) : 0
    root[j * size + j] = diagonal
    for (let i = j + 1; i < size; i++) {
      const rest = at(values, i * size + j) - rowProduct(root, { size, i, j })
      if (diagonal > 0) root[i * size + j] = rest / diagonal
      else {
        const other = Math.abs(at(values, i * size + i))
        const bound = 1e-6 * Math.sqrt(scale) * Math.sqrt(other) + 1e-300
        if (Math.abs(rest) > bound) {
          throw new NotPositiveSemidefiniteError({ what, pivot: -Math.abs(rest), row: i })
        }
      }
    }
  }
  return { size, values: root }
}

type Pair = { readonly size: number; readonly i: number; readonly j: number }

function rowProduct(root: Float64Array, { size, i, j }: Pair): number {
  let sum = 0
  for (let k = 0; k < j; k++) sum += at(root, i * size + k) * at(root, j * size + k)
  return sum
}
