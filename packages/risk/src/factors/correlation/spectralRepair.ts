import { at } from '../../matrix/at.ts'
import type { Matrix } from '../../matrix/matrix.ts'
import { symmetricEigen } from '../../matrix/symmetricEigen.ts'

/**
 * Finds a root B of a matrix with its negative eigenvalues set to zero and its diagonal kept.
 *
 *     A ≈ B · Bᵀ,  B = D · V · √max(Λ, 0), D so that each row keeps its variance
 *
 * @returns B; not triangular.
 * @throws InvalidMatrixError where the matrix is not symmetric.
 * @see R. Rebonato and P. Jäckel, The Most General Methodology to Create a Valid Correlation Matrix (1999)
 */
export function spectralRoot(matrix: Matrix): Matrix {
  const { size } = matrix
  const { values, vectors } = symmetricEigen(matrix)
  const root = vectors.values.map(
    (entry, index) => entry * Math.sqrt(Math.max(at(values, index % size), 0)),
  )
  for (let i = 0; i < size; i++) {
    const row = root.subarray(i * size, (i + 1) * size)
    const variance = row.reduce((sum, entry) => sum + entry * entry, 0)
    // A row that lost all its variance has nothing to scale; its diagonal stays zero.
    const scale =
      variance > 0 ? Math.sqrt(Math.max(0, at(matrix.values, i * size + i)) / variance) : 0
    for (let k = 0; k < size; k++) row[k] = at(row, k) * scale
  }
  return { size, values: root }
}

/** Multiplies a root by its own transpose. */
export function timesTranspose({ size, values }: Matrix): Matrix {
  const product = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += at(values, i * size + k) * at(values, j * size + k)
      product[i * size + j] = sum
      product[j * size + i] = sum
    }
  }
  return { size, values: product }
}

/** Repairs a matrix by clipping its negative eigenvalues and restoring its diagonal. */
export function spectralRepair(matrix: Matrix): Matrix {
  return timesTranspose(spectralRoot(matrix))
}
