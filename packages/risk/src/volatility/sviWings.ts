import type { RawSvi } from './rawSvi.ts'
import type { VariancePoint } from './sviQuotes.ts'

/** |ρ| at most this: at 1 a wing is flat and the smile has no least variance. */
const steepestTilt = 0.999

type Pair = { readonly c: number; readonly d: number }

/**
 * Fits level, slope and tilt of a smile whose place and roundness are given.
 *
 *     w = a + d y + c √(y² + 1)        y = (k − m) / σ        c = bσ        d = ρbσ
 *
 * is linear in a, c and d. The level follows from the other two, which lie in a polygon:
 * |d| ≤ 0.999 c and c + |d| ≤ 2σ, Lee's bound. The minimum of a convex square over it is inside or on
 * an edge, and each of these is solved exactly.
 *
 * @returns the best smile and its weighted mean of squared misses.
 */
export function fitWings(
  points: readonly VariancePoint[],
  parameters: { readonly m: number; readonly sigma: number },
): { readonly svi: RawSvi; readonly squaredError: number } {
  const { m, sigma } = parameters
  const rows = points.map(({ logMoneyness, totalVariance, weight }) => {
    const y = (logMoneyness - m) / sigma
    return { x: Math.sqrt(y * y + 1), y, w: totalVariance, weight }
  })
  const mean = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((sum, row) => sum + row.weight * of(row), 0)
  const [x, y, w] = [mean((it) => it.x), mean((it) => it.y), mean((it) => it.w)]
  const moments = {
    xx: mean((it) => (it.x - x) ** 2),
    xy: mean((it) => (it.x - x) * (it.y - y)),
    yy: mean((it) => (it.y - y) ** 2),
    xw: mean((it) => (it.x - x) * (it.w - w)),
    yw: mean((it) => (it.y - y) * (it.w - w)),
  }
  const { c, d } = bestPair(moments, sigma)
  // A level that would make the variance negative is lifted until it touches zero.
  const a = Math.max(w - c * x - d * y, -Math.sqrt(c * c - d * d))
  const squaredError = mean((it) => (a + c * it.x + d * it.y - it.w) ** 2)
  return { svi: { a, b: c / sigma, rho: c > 0 ? d / c : 0, m, sigma }, squaredError }
}

type Moments = Readonly<Record<'xx' | 'xy' | 'yy' | 'xw' | 'yw', number>>

function bestPair(moments: Moments, sigma: number): Pair {
  const { xx, xy, yy, xw, yw } = moments
  const determinant = xx * yy - xy * xy
  const inside = {
    c: (yy * xw - xy * yw) / determinant,
    d: (xx * yw - xy * xw) / determinant,
  }
  const isInside =
    inside.c >= 0 &&
    Math.abs(inside.d) <= steepestTilt * inside.c &&
    inside.c + Math.abs(inside.d) <= 2 * sigma
  if (isInside) return inside
  const corner = (2 * sigma) / (1 + steepestTilt)
  const corners: readonly [Pair, Pair, Pair, Pair] = [
    { c: 0, d: 0 },
    { c: corner, d: -steepestTilt * corner },
    { c: 2 * sigma, d: 0 },
    { c: corner, d: steepestTilt * corner },
  ]
  const cost = ({ c, d }: Pair): number =>
    c * c * xx + 2 * c * d * xy + d * d * yy - 2 * (c * xw + d * yw)
  return corners
    .map((from, index) => bestOnEdge(moments, { from, to: corners[(index + 1) % 4] as Pair }))
    .reduce((best, pair) => (cost(pair) < cost(best) ? pair : best))
}

/** The minimum of the squared misses along an edge: a parabola in the share of the way. */
function bestOnEdge(moments: Moments, edge: { readonly from: Pair; readonly to: Pair }): Pair {
  const { xx, xy, yy, xw, yw } = moments
  const { from, to } = edge
  const [c, d] = [to.c - from.c, to.d - from.d]
  const curvature = c * c * xx + 2 * c * d * xy + d * d * yy
  const fall = c * (xw - from.c * xx - from.d * xy) + d * (yw - from.c * xy - from.d * yy)
  const share = curvature > 0 ? Math.min(1, Math.max(0, fall / curvature)) : 0
  return { c: from.c + share * c, d: from.d + share * d }
}
