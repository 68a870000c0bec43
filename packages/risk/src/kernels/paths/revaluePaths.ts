import { assertBoundedColumn, assertLength } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { freeMemory, type KernelMachine } from '../kernelMachine.ts'
import type { RevaluationBook, RevaluationPart } from './revaluationBook.ts'

/** Shocks of many paths: column f of factor f starts at f · count. */
export type PathShocks = {
  readonly count: number
  /** Log changes over the horizon, each in [−20, 20]. */
  readonly shocks: Float64Array
}

/** Paths in memory at a time: five columns of them stay in cache. */
export const pathChunk = 1024

/**
 * Revalues every option on every path.
 *
 *     profit[p] = Σ_u  V_u(x, y) − V_u(0, 0)      V_u = linear · e^x + Σ_i q_i · Black-76(F_i e^x, σ_i e^y)
 *
 * with x and y the path's shocks to spot and volatility of underlying u. A path's figure depends on
 * nothing but the path: ranges of paths may be revalued apart and concatenated, with the very same
 * figures, as the workers of `@crossmargin/risk/workers` do.
 *
 * @returns profit per path, USD, positive for a gain; absolute error below 1e-15 of gross notional
 *   times the number of options.
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function revaluePaths(
  kernels: Kernels,
  parameters: { readonly book: RevaluationBook; readonly paths: PathShocks },
): Float64Array {
  const { book, paths } = parameters
  assertPathLength(book, paths)
  assertBoundedColumn(paths.shocks, { argument: 'shocks', limit: 20 })
  const profits = new Float64Array(paths.count)
  for (const part of book.parts) {
    const spot = factorColumn(paths, part.spotFactor)
    const volatility =
      part.volatilityFactor === undefined ? undefined : factorColumn(paths, part.volatilityFactor)
    const now = valuePart(kernels.machine, {
      part,
      spot: new Float64Array(1),
      volatility: undefined,
    })
    valuePart(kernels.machine, { part, spot, volatility, addTo: profits, less: now[0] as number })
  }
  return profits
}

/**
 * Values one underlying at many points, by the kernels.
 *
 * @param parameters `spot` and `volatility` are log changes; `less` is taken off each value before it
 *   is added to `addTo`.
 */
export function valuePart(
  machine: KernelMachine,
  parameters: {
    readonly part: RevaluationPart
    readonly spot: Float64Array
    readonly volatility: Float64Array | undefined
    readonly addTo?: Float64Array
    readonly less?: number
  },
): Float64Array {
  const { part, spot, volatility, addTo = new Float64Array(spot.length), less = 0 } = parameters
  const columnBytes = pathChunk * 8
  const x = freeMemory
  const y = x + columnBytes
  const multiplier = y + columnBytes
  const v = multiplier + columnBytes
  const out = v + columnBytes
  const options = out + columnBytes
  const { f64 } = machine.reserve(options + part.pairs * 80 + 48 * part.pairs)
  const { exponentials, addPathValues } = machine.functions
  placeOptions(machine, { part, at: options })
  f64.fill(0, y / 8, y / 8 + pathChunk)
  f64.fill(1, v / 8, v / 8 + pathChunk)
  for (let from = 0; from < spot.length; from += pathChunk) {
    const to = Math.min(from + pathChunk, spot.length)
    const count = to - from
    const even = count + (count % 2)
    f64.set(spot.subarray(from, to), x / 8)
    f64.fill(0, out / 8, out / 8 + count)
    exponentials(x, multiplier, even)
    if (volatility !== undefined) {
      f64.set(volatility.subarray(from, to), y / 8)
      exponentials(y, v, even)
    }
    addPathValues(options, part.pairs, part.linearUsd, x, multiplier, v, out, count)
    for (let i = 0; i < count; i += 1) {
      addTo[from + i] = (addTo[from + i] as number) + ((f64[out / 8 + i] as number) - less)
    }
  }
  return addTo
}

/** @throws LengthMismatchError unless there is a column of all paths for each factor. */
export function assertPathLength(book: RevaluationBook, paths: PathShocks): void {
  const expected = paths.count * book.factorCount
  assertLength(paths.shocks, { argument: 'shocks', expected })
}

/** The shocks of one factor. */
export function factorColumn(paths: PathShocks, factor: number): Float64Array {
  return paths.shocks.subarray(factor * paths.count, (factor + 1) * paths.count)
}

/** Copies the blocks of a part and writes ln(F/K), by the kernels' own logarithm, into each. */
function placeOptions(
  machine: KernelMachine,
  parameters: { readonly part: RevaluationPart; readonly at: number },
): void {
  const { part, at } = parameters
  const { f64 } = machine.reserve(at)
  f64.set(part.blocks, at / 8)
  const forwards = at + part.pairs * 80
  const strikes = forwards + part.pairs * 16
  const logs = strikes + part.pairs * 16
  f64.set(part.forwards, forwards / 8)
  f64.set(part.strikes, strikes / 8)
  machine.functions.logRatios(forwards, strikes, logs, part.pairs * 2)
  for (let pair = 0; pair < part.pairs; pair += 1) {
    f64[at / 8 + pair * 10] = f64[logs / 8 + pair * 2] as number
    f64[at / 8 + pair * 10 + 1] = f64[logs / 8 + pair * 2 + 1] as number
  }
}
