import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { at } from './at.ts'
import type { Matrix } from './matrix.ts'

/**
 * Inverts a matrix by Gauss-Jordan elimination with row pivoting.
 *
 * For the small matrices of estimation (a Hessian, normal equations), where the inverse itself is
 * wanted as the covariance of the estimates.
 *
 * @throws InvalidMatrixError where the matrix is singular.
 */
export function invert(matrix: Matrix, what = 'matrix'): Matrix {
  const { size } = matrix
  const a = Float64Array.from(matrix.values)
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i++) inverse[i * size + i] = 1
  for (let column = 0; column < size; column++) {
    const pivotRow = largestRow(a, { size, column })
    const pivot = at(a, pivotRow * size + column)
    if (!(Math.abs(pivot) > 0)) {
      throw new InvalidMatrixError({ what, found: `is singular in column ${column}` })
    }
    for (const values of [a, inverse]) {
      swapRows(values, { size, i: pivotRow, j: column })
      for (let k = 0; k < size; k++)
        values[column * size + k] = at(values, column * size + k) / pivot
    }
    eliminate({ a, inverse, size, column })
  }
  return { size, values: inverse }
}

function largestRow(
  a: Float64Array,
  position: { readonly size: number; readonly column: number },
): number {
  const { size, column } = position
  let best = column
  for (let i = column + 1; i < size; i++) {
    if (Math.abs(at(a, i * size + column)) > Math.abs(at(a, best * size + column))) best = i
  }
  return best
}

function swapRows(
  values: Float64Array,
  { size, i, j }: { readonly size: number; readonly i: number; readonly j: number },
): void {
  if (i === j) return
  for (let k = 0; k < size; k++) {
    const kept = at(values, i * size + k)
    values[i * size + k] = at(values, j * size + k)
    values[j * size + k] = kept
  }
}

type Elimination = {
  readonly a: Float64Array
  readonly inverse: Float64Array
  readonly size: number
  readonly column: number
}

function eliminate({ a, inverse, size, column }: Elimination): void {
  for (let i = 0; i < size; i++) {
    const factor = at(a, i * size + column)
    if (i === column || factor === 0) continue
    for (const values of [a, inverse]) {
      for (let k = 0; k < size; k++) {
        values[i * size + k] = at(values, i * size + k) - factor * at(values, column * size + k)
      }
    }
  }
}
