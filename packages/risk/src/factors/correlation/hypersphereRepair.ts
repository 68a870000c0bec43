import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { at } from '../../matrix/at.ts'
import type { Matrix } from '../../matrix/matrix.ts'
import { minimise } from '../../minimisation/minimise.ts'
import { spectralRepair, spectralRoot, timesTranspose } from './spectralRepair.ts'

/**
 * Repairs a matrix by moving the unit rows of its root over the hypersphere.
 *
 *     minimise ‖D·B(θ)·B(θ)ᵀ·D − A‖²,  each row of B a point on the unit sphere with angles θ
 *
 * Starts from the spectral root and keeps the diagonal. It minimises over the covariance, so factors of
 * large variance are disturbed least.
 *
 * @throws InvalidMatrixError, NoConvergenceError
 * @throws DegenerateSampleError where a diagonal entry is not above zero.
 * @see R. Rebonato and P. Jäckel (1999), section 3
 */
export function hypersphereRepair(matrix: Matrix): Matrix {
  const widths = Array.from({ length: matrix.size }, () => matrix.size - 1)
  return optimiseRows(matrix, { root: spectralRoot(matrix), widths })
}

/**
 * Repairs a matrix over triangular roots: the same, with half the angles.
 *
 * @throws InvalidMatrixError, NoConvergenceError, DegenerateSampleError
 */
export function lowerDiagonalRepair(matrix: Matrix): Matrix {
  const root = triangularRoot(spectralRepair(matrix))
  const widths = Array.from({ length: matrix.size }, (_, row) => row)
  return optimiseRows(matrix, { root, widths })
}

/** A root to start from, and how many angles each of its rows has. */
type Rows = { readonly root: Matrix; readonly widths: readonly number[] }

function optimiseRows(matrix: Matrix, { root, widths }: Rows): Matrix {
  const { size } = matrix
  const scales = Float64Array.from({ length: size }, (_, i) => {
    const variance = at(matrix.values, i * size + i)
    if (!(variance > 0)) throw new DegenerateSampleError({ series: `factor ${i}`, variance })
    return Math.sqrt(variance)
  })
  const starts = widths.flatMap((width, i) => [...anglesOf(root, { row: i, width })])
  const build = (angles: ArrayLike<number>): Matrix => rowsOf(angles, { widths, scales })
  const error = (angles: Float64Array): number => {
    const product = timesTranspose(build(angles))
    return product.values.reduce((sum, it, i) => sum + (it - at(matrix.values, i)) ** 2, 0)
  }
  const { point } = minimise(error, starts, { tolerance: 1e-8, maximumIterations: 5000 })
  return timesTranspose(build(point))
}

/** Angles of a row: its k-th entry is cos θ_k times the sines before it, its last the sines alone. */
function anglesOf(
  { size, values }: Matrix,
  { row, width }: { readonly row: number; readonly width: number },
): Float64Array {
  const entries = values.subarray(row * size, row * size + width + 1)
  const angles = new Float64Array(width)
  let rest = Math.hypot(...entries)
  for (let k = 0; k < width; k++) {
    const entry = at(entries, k)
    angles[k] = rest > 0 ? Math.acos(Math.min(1, Math.max(-1, entry / rest))) : 0
    rest = Math.sqrt(Math.max(0, rest * rest - entry * entry))
  }
  if (width > 0 && at(entries, width) < 0) angles[width - 1] = -at(angles, width - 1)
  return angles
}

function rowsOf(
  angles: ArrayLike<number>,
  { widths, scales }: { readonly widths: readonly number[]; readonly scales: Float64Array },
): Matrix {
  const size = widths.length
  const values = new Float64Array(size * size)
  let next = 0
  widths.forEach((width, i) => {
    let sines = at(scales, i)
    for (let k = 0; k < width; k++) {
      const angle = at(angles, next++)
      values[i * size + k] = sines * Math.cos(angle)
      sines *= Math.sin(angle)
    }
    values[i * size + width] = sines
  })
  return { size, values }
}

/** Lower triangle of a repaired matrix, whose pivots may be zero: what would divide by one is zero. */
function triangularRoot(matrix: Matrix): Matrix {
  const { size, values } = matrix
  const root = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(values, i * size + j)
      for (let k = 0; k < j; k++) rest -= at(root, i * size + k) * at(root, j * size + k)
      const diagonal = at(root, j * size + j)
      root[i * size + j] =
        i === j ? Math.sqrt(Math.max(0, rest)) : diagonal > 1e-9 ? rest / diagonal : 0
    }
  }
  return { size, values: root }
}
