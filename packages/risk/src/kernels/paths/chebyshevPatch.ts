/** Nodes of a cell: eight of spot for each of six of volatility. */
export const nodesX = 8
export const nodesY = 6

/** Where the polynomial of degree 8 or 6 is zero; by roots alone, so that all machines agree. */
const pointsX = signed([
  Math.sqrt(2 + Math.sqrt(2 + Math.SQRT2)) / 2,
  Math.sqrt(2 + Math.sqrt(2 - Math.SQRT2)) / 2,
  Math.sqrt(2 - Math.sqrt(2 - Math.SQRT2)) / 2,
  Math.sqrt(2 - Math.sqrt(2 + Math.SQRT2)) / 2,
])
const pointsY = signed([
  (Math.sqrt(6) + Math.SQRT2) / 4,
  Math.SQRT1_2,
  (Math.sqrt(6) - Math.SQRT2) / 4,
])
const transformX = transformOf(pointsX)
const transformY = transformOf(pointsY)
const powersX = chebyshevPowers(nodesX)
const powersY = chebyshevPowers(nodesY)

/** The Chebyshev nodes of [−1, 1] a cell is valued at. */
export const chebyshevNodes: { readonly x: readonly number[]; readonly y: readonly number[] } = {
  x: pointsX,
  y: pointsY,
}

/** A cell's polynomial, and how large its last terms are. */
export type ChebyshevPatch = {
  /** Coefficient of u^j v^k at 8k + j. */
  readonly powers: Float64Array
  /** Σ of the terms of the highest degree in u, and in v: what is cut off is smaller. */
  readonly tailX: number
  readonly tailY: number
}

/**
 * Fits the polynomial through a cell's 48 values.
 *
 *     a[j, k] = Σ values · T_j(u) · T_k(v) · weights        f ≈ Σ a[j, k] T_j(u) T_k(v)
 *
 * @param values at node (i, l) at 8l + i.
 */
export function chebyshevPatch(values: Float64Array): ChebyshevPatch {
  const a = bothWays(values, transformX, transformY)
  let tailX = 0
  let tailY = 0
  for (let k = 0; k < nodesY; k += 1) {
    const last = Math.abs(a[k * nodesX + nodesX - 1] as number)
    tailX += Math.max(last, Math.abs(a[k * nodesX + nodesX - 2] as number) / 4)
  }
  for (let j = 0; j < nodesX; j += 1) {
    const last = Math.abs(a[(nodesY - 1) * nodesX + j] as number)
    tailY += Math.max(last, Math.abs(a[(nodesY - 2) * nodesX + j] as number) / 4)
  }
  return { powers: bothWays(a, powersX, powersY), tailX, tailY }
}

/** Applies one matrix along u and another along v. */
function bothWays(values: Float64Array, alongX: Float64Array, alongY: Float64Array): Float64Array {
  const half = new Float64Array(nodesX * nodesY)
  for (let l = 0; l < nodesY; l += 1) {
    for (let j = 0; j < nodesX; j += 1) {
      let sum = 0
      for (let i = 0; i < nodesX; i += 1) {
        sum += (alongX[j * nodesX + i] as number) * (values[l * nodesX + i] as number)
      }
      half[l * nodesX + j] = sum
    }
  }
  const whole = new Float64Array(nodesX * nodesY)
  for (let k = 0; k < nodesY; k += 1) {
    for (let l = 0; l < nodesY; l += 1) {
      const weight = alongY[k * nodesY + l] as number
      if (weight === 0) continue
      for (let j = 0; j < nodesX; j += 1) {
        const at = k * nodesX + j
        whole[at] = (whole[at] as number) + weight * (half[l * nodesX + j] as number)
      }
    }
  }
  return whole
}

/** Values at the nodes to Chebyshev coefficients: row j is (2 or 1) / n · T_j at each node. */
function transformOf(points: readonly number[]): Float64Array {
  const n = points.length
  const matrix = new Float64Array(n * n)
  points.forEach((point, i) => {
    let before = 1
    let here = point
    for (let j = 0; j < n; j += 1) {
      matrix[j * n + i] = (before * (j === 0 ? 1 : 2)) / n
      const next = 2 * point * here - before
      before = here
      here = next
    }
  })
  return matrix
}

/** Chebyshev coefficients to powers: column j holds the coefficients of T_j. */
function chebyshevPowers(n: number): Float64Array {
  const matrix = new Float64Array(n * n)
  matrix[0] = 1
  matrix[n + 1] = 1
  for (let j = 2; j < n; j += 1) {
    for (let power = 0; power < n; power += 1) {
      const shifted = power === 0 ? 0 : 2 * (matrix[(power - 1) * n + j - 1] as number)
      matrix[power * n + j] = shifted - (matrix[power * n + j - 2] as number)
    }
  }
  return matrix
}

function signed(points: readonly number[]): readonly number[] {
  return [...points.map((point) => -point), ...[...points].reverse()]
}
