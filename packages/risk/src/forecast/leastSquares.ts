import { at } from '../matrix/at.ts'
import { invert } from '../matrix/invert.ts'
import { timesVector } from '../matrix/matrix.ts'

/**
 * Fits y = X·b by least squares with a penalty on all coefficients but the first.
 *
 *     b = (XᵀX + λ·n·D)⁻¹·Xᵀy,  D the identity without its first entry
 *
 * @param rows one array of regressors an observation; the first is usually the constant 1.
 * @param penalty λ at least zero; zero is ordinary least squares.
 * @throws InvalidMatrixError where regressors are collinear and not penalised.
 */
export function leastSquares(
  rows: readonly ArrayLike<number>[],
  { targets, penalty = 0 }: { readonly targets: ArrayLike<number>; readonly penalty?: number },
): Float64Array {
  const size = rows[0]?.length ?? 0
  const products = new Float64Array(size * size)
  const right = new Float64Array(size)
  rows.forEach((row, t) => {
    for (let i = 0; i < size; i++) {
      right[i] = at(right, i) + at(row, i) * at(targets, t)
      for (let j = 0; j < size; j++) {
        products[i * size + j] = at(products, i * size + j) + at(row, i) * at(row, j)
      }
    }
  })
  for (let i = 1; i < size; i++) {
    products[i * size + i] = at(products, i * size + i) + penalty * rows.length
  }
  return timesVector(invert({ size, values: products }, 'regressors'), right)
}
