import { assertBoundedColumn } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { ProxyBoundExceededError } from '../errors/proxyBoundExceededError.ts'
import { freeMemory } from '../kernelMachine.ts'
import { type PartProxy, partProxy, type ShockRange } from './partProxy.ts'
import type { RevaluationBook } from './revaluationBook.ts'
import {
  assertPathLength,
  factorColumn,
  type PathShocks,
  pathChunk,
  revaluePaths,
} from './revaluePaths.ts'

/** A book as a function of its factors that costs the same however many options are in it. */
export type RevaluationProxy = {
  readonly book: RevaluationBook
  readonly parts: readonly PartProxy[]
  /** No path inside the ranges deviates by more from full revaluation, and so no VaR or ES does. */
  readonly boundUsd: number
  /** Points the book was valued at to make it. */
  readonly nodeCount: number
}

/**
 * Tabulates a book, underlying by underlying, on Chebyshev nodes over (spot, volatility) shocks.
 *
 * The value of one underlying depends on its two shocks alone and is smooth, so it is computed once on
 * a grid, and a path is then one polynomial per underlying instead of one formula per option.
 *
 * @param parameters `ranges` per factor, such as those of {@link shockRanges}. `toleranceUsd` is shared
 *   among underlyings by gross notional; default 1e-9 of gross notional.
 * @throws ProxyToleranceError, InvalidColumnValueError
 */
export function createRevaluationProxy(
  kernels: Kernels,
  parameters: {
    readonly book: RevaluationBook
    readonly ranges: readonly ShockRange[]
    readonly toleranceUsd?: number
  },
): RevaluationProxy {
  const { book, ranges } = parameters
  const grossUsd = book.parts.reduce((sum, part) => sum + part.grossUsd, 0)
  const { toleranceUsd = 1e-9 * grossUsd } = parameters
  const parts = book.parts
    .filter((part) => part.grossUsd > 0)
    .map((part) => {
      const x = rangeOf(ranges, part.spotFactor)
      const y =
        part.volatilityFactor === undefined
          ? { from: 0, to: 0 }
          : rangeOf(ranges, part.volatilityFactor)
      const share = (toleranceUsd * part.grossUsd) / grossUsd
      return partProxy(kernels.machine, { part, x, y, toleranceUsd: share })
    })
  return {
    book,
    parts,
    boundUsd: parts.reduce((sum, part) => sum + part.boundUsd, 0),
    nodeCount: parts.reduce((sum, part) => sum + part.patches.length, 0),
  }
}

/** The least and largest shock of each factor: the ranges a proxy for these paths needs. */
export function shockRanges(book: RevaluationBook, paths: PathShocks): readonly ShockRange[] {
  assertPathLength(book, paths)
  return Array.from({ length: book.factorCount }, (_, factor) => {
    const column = factorColumn(paths, factor)
    let from = 0
    let to = 0
    for (let i = 0; i < column.length; i += 1) {
      const shock = column[i] as number
      // Written so that NaN is refused too.
      if (!(shock >= -20 && shock <= 20))
        assertBoundedColumn(column, { argument: 'shocks', limit: 20 })
      if (shock < from) from = shock
      if (shock > to) to = shock
    }
    return { from, to }
  })
}

/**
 * Revalues paths on a proxy, and some of them in full as a check of its bound.
 *
 * @param parameters `checkCount` paths, evenly spread, are revalued in full; default 64.
 * @returns profit per path, USD, within `proxy.boundUsd` of {@link revaluePaths}. Ranges of paths may
 *   be revalued apart and concatenated with the same figures.
 * @throws ProxyBoundExceededError, LengthMismatchError, InvalidColumnValueError
 */
export function revaluePathsByProxy(
  kernels: Kernels,
  parameters: {
    readonly proxy: RevaluationProxy
    readonly paths: PathShocks
    readonly checkCount?: number
  },
): Float64Array {
  const { proxy, paths, checkCount = 64 } = parameters
  assertPathLength(proxy.book, paths)
  const profits = proxyProfits(kernels, { proxy, paths })
  checkProfits(kernels, { proxy, paths, profits, checkCount })
  return profits
}

/**
 * Revalues evenly spread paths in full and compares.
 *
 * @throws ProxyBoundExceededError
 */
export function checkProfits(
  kernels: Kernels,
  parameters: {
    readonly proxy: RevaluationProxy
    readonly paths: PathShocks
    readonly profits: Float64Array
    readonly checkCount: number
  },
): void {
  const { proxy, paths, profits, checkCount } = parameters
  const checked = Math.min(checkCount, paths.count)
  const chosen = Uint32Array.from({ length: checked }, (_, n) =>
    Math.floor((n * paths.count) / checked),
  )
  revalueChosen(kernels, { proxy, paths, profits, chosen })
}

/**
 * Revalues chosen paths in full.
 *
 * @returns their profits, in the order chosen.
 * @throws ProxyBoundExceededError where one lies farther from `profits` than the bound.
 */
export function revalueChosen(
  kernels: Kernels,
  parameters: {
    readonly proxy: RevaluationProxy
    readonly paths: PathShocks
    readonly profits: Float64Array
    readonly chosen: Uint32Array
  },
): Float64Array {
  const { proxy, paths, profits, chosen } = parameters
  const { book, boundUsd } = proxy
  const shocks = new Float64Array(chosen.length * book.factorCount)
  for (let factor = 0; factor < book.factorCount; factor += 1) {
    const column = factorColumn(paths, factor)
    for (let n = 0; n < chosen.length; n += 1) {
      shocks[factor * chosen.length + n] = column[chosen[n] as number] as number
    }
  }
  const full = revaluePaths(kernels, { book, paths: { count: chosen.length, shocks } })
  chosen.forEach((path, n) => {
    const deviationUsd = Math.abs((full[n] as number) - (profits[path] as number))
    if (!(deviationUsd <= boundUsd)) {
      throw new ProxyBoundExceededError({ path, deviationUsd, boundUsd })
    }
  })
  return full
}

function proxyProfits(
  kernels: Kernels,
  parameters: { readonly proxy: RevaluationProxy; readonly paths: PathShocks },
): Float64Array {
  const { proxy, paths } = parameters
  const profits = new Float64Array(paths.count)
  const x = freeMemory
  const y = x + pathChunk * 8
  const out = y + pathChunk * 8
  const first = out + pathChunk * 8
  const { f64 } = kernels.machine.reserve(first + proxy.nodeCount * 8)
  let patches = first
  for (const part of proxy.parts) {
    f64.set(part.patches, patches / 8)
    patches += part.patches.length * 8
  }
  for (let from = 0; from < paths.count; from += pathChunk) {
    const to = Math.min(from + pathChunk, paths.count)
    f64.fill(0, out / 8, out / 8 + pathChunk)
    patches = first
    for (const part of proxy.parts) {
      const { spotFactor, volatilityFactor } = part.part
      const spots = factorColumn(paths, spotFactor).subarray(from, to)
      assertWithin(spots, part.x)
      f64.set(spots, x / 8)
      if (volatilityFactor === undefined) f64.fill(0, y / 8, y / 8 + pathChunk)
      else {
        const volatilities = factorColumn(paths, volatilityFactor).subarray(from, to)
        assertWithin(volatilities, part.y)
        f64.set(volatilities, y / 8)
      }
      addPart(kernels, { part, patches, x, y, out, count: to - from })
      patches += part.patches.length * 8
    }
    profits.set(f64.subarray(out / 8, out / 8 + to - from), from)
  }
  return profits
}

function addPart(
  kernels: Kernels,
  parameters: {
    readonly part: PartProxy
    readonly patches: number
    readonly x: number
    readonly y: number
    readonly out: number
    readonly count: number
  },
): void {
  const { part, patches, x, y, out, count } = parameters
  const scaleX = part.cellsX / (part.x.to - part.x.from)
  const scaleY = part.cellsY / (part.y.to - part.y.from)
  const { from: x0 } = part.x
  const { from: y0 } = part.y
  const { cellsX, cellsY } = part
  const { addPatches } = kernels.machine.functions
  addPatches(patches, cellsX, cellsY, x0, scaleX, y0, scaleY, x, y, out, count)
}

function assertWithin(column: Float64Array, range: ShockRange): void {
  for (let index = 0; index < column.length; index += 1) {
    const value = column[index] as number
    if (value >= range.from && value <= range.to) continue
    const bound = `within the proxy's range, ${range.from} to ${range.to}`
    throw new InvalidColumnValueError({ argument: 'shocks', index, value, bound })
  }
}

function rangeOf(ranges: readonly ShockRange[], factor: number): ShockRange {
  const range = ranges[factor]
  if (range !== undefined && range.from <= range.to && range.from >= -20 && range.to <= 20) {
    return range
  }
  throw new InvalidColumnValueError({
    argument: 'ranges',
    index: factor,
    value: range?.from ?? Number.NaN,
    bound: 'a range for every factor, from the least to the largest shock, in [−20, 20]',
  })
}
