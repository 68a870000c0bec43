import { NoConvergenceError } from '../errors/statistics/noConvergenceError.ts'
import { at } from '../matrix/at.ts'
import { dot } from '../matrix/matrix.ts'

/** What is minimised, and how far. */
export type MinimiseOptions = {
  /** Slope of the function; central differences when left out. */
  readonly gradient?: (point: Float64Array) => ArrayLike<number>
  /** Largest scaled slope, |g_i| · max(1, |x_i|) / max(1, |f|), at which it ends. Default 1e-9. */
  readonly tolerance?: number
  /** Default 500. */
  readonly maximumIterations?: number
}

/** Where a function is lowest, and how low. */
export type Minimum = {
  readonly point: Float64Array
  readonly value: number
  readonly iterations: number
}

/** Below this relative step a line search has met the rounding of the function. */
const smallestStep = 1e-14

/**
 * Minimises a smooth function by BFGS with backtracking.
 *
 * A constraint is an objective of `Infinity` outside it: the search then shortens its step. An end at
 * the rounding of the function counts as an end, since the slope by differences cannot fall further.
 *
 * @param start where the objective is finite.
 * @throws NoConvergenceError after the maximum number of iterations.
 * @see J. Nocedal and S. Wright, Numerical Optimization, algorithm 6.1
 */
export function minimise(
  objective: (point: Float64Array) => number,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum {
  const { tolerance = 1e-9, maximumIterations = 500 } = options
  const gradient = options.gradient ?? ((point: Float64Array) => differences(objective, point))
  let point: Float64Array = Float64Array.from(start)
  let value = objective(point)
  let slope: Float64Array = Float64Array.from(gradient(point))
  let inverse = identity(point.length)
  let wasReset = true
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    if (scaledSlope({ point, slope, value }) <= tolerance)
      return { point, value, iterations: iteration }
    let direction = descent(inverse, slope)
    if (!(dot(direction, slope) < 0)) {
      inverse = identity(point.length)
      direction = slope.map((it) => -it)
    }
    const next = lineSearch(objective, { point, value, slope, direction })
    if (next === undefined) {
      if (wasReset) return { point, value, iterations: iteration }
      inverse = identity(point.length)
      wasReset = true
      continue
    }
    const nextSlope = Float64Array.from(gradient(next.point))
    const moved = next.point.map((it, i) => it - at(point, i))
    update(inverse, { moved, turned: nextSlope.map((it, i) => it - at(slope, i)) })
    point = next.point
    value = next.value
    slope = nextSlope
    wasReset = false
  }
  const residual = scaledSlope({ point, slope, value })
  throw new NoConvergenceError({
    algorithm: 'BFGS',
    iterations: maximumIterations,
    residual,
    tolerance,
  })
}

type State = { readonly point: Float64Array; readonly slope: Float64Array; readonly value: number }

function scaledSlope({ point, slope, value }: State): number {
  let largest = 0
  for (let i = 0; i < point.length; i++) {
    const scale = Math.max(1, Math.abs(at(point, i))) / Math.max(1, Math.abs(value))
    largest = Math.max(largest, Math.abs(at(slope, i)) * scale)
  }
  return largest
}

function lineSearch(
  objective: (point: Float64Array) => number,
  { point, value, slope, direction }: State & { readonly direction: Float64Array },
): { readonly point: Float64Array; readonly value: number } | undefined {
  const decrease = dot(direction, slope)
  for (let step = 1; step > smallestStep; step /= 2) {
    const candidate = point.map((it, i) => it + step * at(direction, i))
    const found = objective(candidate)
    if (found <= value + 1e-4 * step * decrease && found < value) {
      return { point: candidate, value: found }
    }
  }
  return undefined
}

function descent(inverse: readonly Float64Array[], slope: Float64Array): Float64Array {
  return Float64Array.from(inverse, (row) => -dot(row, slope))
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, left out where the curvature is not positive. */
function update(
  inverse: readonly Float64Array[],
  { moved: s, turned: y }: { readonly moved: Float64Array; readonly turned: Float64Array },
): void {
  const curvature = dot(s, y)
  if (!(curvature > 1e-300)) return
  const hy = Float64Array.from(inverse, (row) => dot(row, y))
  const factor = (1 + dot(y, hy) / curvature) / curvature
  inverse.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) {
      const outer = at(hy, i) * at(s, j) + at(s, i) * at(hy, j)
      row[j] = at(row, j) + factor * at(s, i) * at(s, j) - outer / curvature
    }
  })
}

function identity(size: number): readonly Float64Array[] {
  return Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size)
    row[i] = 1
    return row
  })
}

function differences(
  objective: (point: Float64Array) => number,
  point: Float64Array,
): Float64Array {
  return point.map((value, i) => {
    // The cube root of the precision balances truncation against rounding of central differences.
    const step = 6e-6 * Math.max(1, Math.abs(value))
    const shifted = Float64Array.from(point)
    shifted[i] = value + step
    const up = objective(shifted)
    shifted[i] = value - step
    return (up - objective(shifted)) / (2 * step)
  })
}
