import { at } from './at.ts'
import { assertSymmetric, type Matrix } from './matrix.ts'

/** Eigenvalues, largest first, and the eigenvectors as columns of a matrix in the same order. */
export type SymmetricEigen = { readonly values: Float64Array; readonly vectors: Matrix }

/** Cyclic Jacobi converges quadratically; a symmetric matrix that needs more than this is not one. */
const sweeps = 60

/**
 * Finds the eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations.
 *
 *     A = V · diag(values) · Vᵀ
 *
 * Jacobi rather than QR: matrices of factors are small, and it keeps tiny eigenvalues to high relative
 * accuracy, which the repair of an almost valid correlation matrix depends on.
 *
 * @throws InvalidMatrixError where the matrix is not symmetric.
 * @see Golub and Van Loan, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  assertSymmetric(matrix)
  const { size } = matrix
  const a = Float64Array.from(matrix.values)
  const v = new Float64Array(size * size)
  for (let i = 0; i < size; i++) v[i * size + i] = 1
  for (let sweep = 0; sweep < sweeps && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate({ a, v, size, p, q })
    }
  }
  return sorted(a, v, size)
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0
  let scale = 0
  for (let i = 0; i < size; i++) {
    scale += at(a, i * size + i) ** 2
    for (let j = i + 1; j < size; j++) sum += at(a, i * size + j) ** 2
  }
  return sum > 1e-34 * scale ? sum : 0
}

type Rotation = {
  readonly a: Float64Array
  readonly v: Float64Array
  readonly size: number
  readonly p: number
  readonly q: number
}

function rotate({ a, v, size, p, q }: Rotation): void {
  const apq = at(a, p * size + q)
  if (apq === 0) return
  const theta = (at(a, q * size + q) - at(a, p * size + p)) / (2 * apq)
  // The smaller of the two roots keeps the rotation below 45 degrees, which makes sweeps converge.
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < size; k++) {
    const [akp, akq] = [at(a, k * size + p), at(a, k * size + q)]
    a[k * size + p] = c * akp - s * akq
    a[k * size + q] = s * akp + c * akq
  }
  for (let k = 0; k < size; k++) {
    const [apk, aqk] = [at(a, p * size + k), at(a, q * size + k)]
    a[p * size + k] = c * apk - s * aqk
    a[q * size + k] = s * apk + c * aqk
    const [vkp, vkq] = [at(v, k * size + p), at(v, k * size + q)]
    v[k * size + p] = c * vkp - s * vkq
    v[k * size + q] = s * vkp + c * vkq
  }
  a[p * size + q] = 0
  a[q * size + p] = 0
}

function sorted(a: Float64Array, v: Float64Array, size: number): SymmetricEigen {
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => at(a, j * size + j) - at(a, i * size + i),
  )
  const values = Float64Array.from(order, (i) => at(a, i * size + i))
  const vectors = new Float64Array(size * size)
  order.forEach((from, to) => {
    for (let k = 0; k < size; k++) vectors[k * size + to] = at(v, k * size + from)
  })
  return { values, vectors: { size, values: vectors } }
}
