import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
import { at } from './at.ts'

/** A square matrix, row after row in one array: entry (i, j) is `values[i · size + j]`. */
export type Matrix = { readonly size: number; readonly values: Float64Array }

/** Share of the largest entry by which two mirrored entries may differ and still count as equal. */
const symmetryTolerance = 1e-10

/**
 * Makes a square matrix of rows.
 *
 * @throws InvalidMatrixError where a row has another length than there are rows.
 * @throws NonFiniteValueError where an entry is NaN or infinite.
 */
export function toMatrix(rows: readonly ArrayLike<number>[], what = 'matrix'): Matrix {
  const size = rows.length
  const values = new Float64Array(size * size)
  rows.forEach((row, i) => {
    if (row.length !== size) {
      throw new InvalidMatrixError({
        what,
        found: `has ${size} rows but row ${i} has ${row.length}`,
      })
    }
    for (let j = 0; j < size; j++) {
      const value = at(row, j)
      if (!Number.isFinite(value))
        throw new NonFiniteValueError({ what, index: i * size + j, value })
      values[i * size + j] = value
    }
  })
  if (size === 0) throw new InvalidMatrixError({ what, found: 'has 0 rows' })
  return { size, values }
}

/** States a matrix as rows of numbers. */
export function toRows({ size, values }: Matrix): readonly (readonly number[])[] {
  return Array.from({ length: size }, (_, i) => [...values.subarray(i * size, (i + 1) * size)])
}

/**
 * Refuses a matrix whose halves differ.
 *
 * @throws InvalidMatrixError
 */
export function assertSymmetric({ size, values }: Matrix, what = 'matrix'): void {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [at(values, i * size + j), at(values, j * size + i)]
      if (Math.abs(lower - upper) > symmetryTolerance * largest) {
        throw new InvalidMatrixError({
          what,
          found: `has ${lower} at (${i}, ${j}) but ${upper} at (${j}, ${i})`,
        })
      }
    }
  }
}

/** Multiplies a matrix by a vector. */
export function timesVector({ size, values }: Matrix, vector: ArrayLike<number>): Float64Array {
  const product = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = 0; j < size; j++) sum += at(values, i * size + j) * at(vector, j)
    product[i] = sum
  }
  return product
}

/** Multiplies two vectors entry by entry and adds up. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i)
  return sum
}

/** Multiplies two matrices. */
export function timesMatrix(a: Matrix, b: Matrix): Matrix {
  const size = a.size
  const values = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const left = at(a.values, i * size + k)
      if (left === 0) continue
      for (let j = 0; j < size; j++) {
        values[i * size + j] = at(values, i * size + j) + left * at(b.values, k * size + j)
      }
    }
  }
  return { size, values }
}
