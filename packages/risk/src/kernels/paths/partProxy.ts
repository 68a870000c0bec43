import { ProxyToleranceError } from '../errors/proxyToleranceError.ts'
import type { KernelMachine } from '../kernelMachine.ts'
import { chebyshevNodes, chebyshevPatch, nodesX, nodesY } from './chebyshevPatch.ts'
import type { RevaluationPart } from './revaluationBook.ts'
import { valuePart } from './revaluePaths.ts'

/** From the least to the largest shock. */
export type ShockRange = { readonly from: number; readonly to: number }

/** The profit of one underlying as a piecewise polynomial in spot and volatility shock. */
export type PartProxy = {
  readonly part: RevaluationPart
  readonly x: ShockRange
  readonly y: ShockRange
  readonly cellsX: number
  readonly cellsY: number
  /** The polynomial of profit: 48 coefficients a cell, x fastest. */
  readonly patches: Float64Array
  /** What any point of the ranges deviates by at most. */
  readonly boundUsd: number
}

type Grid = Pick<PartProxy, 'part' | 'x' | 'y' | 'cellsX' | 'cellsY'>

/** Cells a proxy may have; more, and full revaluation is the better choice. */
const mostCells = 16_384
/** No tolerance is finer: below, numbers lose their digits. */
const leastToleranceUsd = 1e-200

/**
 * Tabulates one underlying's value on Chebyshev nodes, as finely as the tolerance asks.
 *
 * Coefficients of a smooth function fall geometrically, so what a polynomial leaves out is less than
 * its last term, or than a quarter of the one before where the last is zero by symmetry. The bound is
 * twice that over the worst cell, in both directions, plus rounding. A cell
 * starts no wider than twice the sharpest bend, σ√T of the shortest option, where that decay holds.
 *
 * @throws ProxyToleranceError
 */
export function partProxy(
  machine: KernelMachine,
  parameters: {
    readonly part: RevaluationPart
    readonly x: ShockRange
    readonly y: ShockRange
    readonly toleranceUsd: number
  },
): PartProxy {
  const { part } = parameters
  const toleranceUsd = Math.max(parameters.toleranceUsd, leastToleranceUsd)
  const roundingUsd = part.grossUsd * 1e-14 + leastToleranceUsd * 1e-6
  const x = widened(parameters.x)
  const y = widened(parameters.y)
  const bend = (part.leastDeviation ?? 1) * Math.exp(y.from)
  let cellsX = Math.max(1, Math.ceil((x.to - x.from) / (2 * bend)))
  let cellsY = Math.max(1, Math.ceil((y.to - y.from) / 0.5))
  for (;;) {
    const cells = cellsX * cellsY
    if (cells > mostCells) {
      const { index: underlying } = part
      throw new ProxyToleranceError({ underlying, boundUsd: part.grossUsd, toleranceUsd, cells })
    }
    const grid = { part, x, y, cellsX, cellsY }
    const { patches, tailX, tailY } = fittedPatches(machine, grid)
    const boundUsd = 2 * (tailX + tailY) + roundingUsd
    if (boundUsd <= toleranceUsd)
      return { ...grid, patches: profitPatches(machine, grid, patches), boundUsd }
    if (roundingUsd >= toleranceUsd / 2 || cells === mostCells) {
      throw new ProxyToleranceError({ underlying: part.index, boundUsd, toleranceUsd, cells })
    }
    // The tails fall with the sixth and fourth power of a cell's width.
    const excessX = (4.2 * tailX) / toleranceUsd
    const excessY = (4.2 * tailY) / toleranceUsd
    if (excessX > 1) cellsX = Math.ceil(cellsX * Math.min(8, 1.05 * excessX ** (1 / 6)))
    if (excessY > 1) cellsY = Math.ceil(cellsY * Math.min(8, 1.05 * excessY ** (1 / 4)))
  }
}

function fittedPatches(
  machine: KernelMachine,
  grid: Grid,
): { readonly patches: Float64Array; readonly tailX: number; readonly tailY: number } {
  const { part, cellsX, cellsY } = grid
  const { spot, volatility } = nodesOf(grid)
  const values = valuePart(machine, { part, spot, volatility })
  const patches = new Float64Array(values.length)
  const cellLength = nodesX * nodesY
  let tailX = 0
  let tailY = 0
  for (let cell = 0; cell < cellsX * cellsY; cell += 1) {
    const patch = chebyshevPatch(values.subarray(cell * cellLength, (cell + 1) * cellLength))
    patches.set(patch.powers, cell * cellLength)
    tailX = Math.max(tailX, patch.tailX)
    tailY = Math.max(tailY, patch.tailY)
  }
  return { patches, tailX, tailY }
}

/** Takes the present value off the constant of every cell: what is left is profit. */
function profitPatches(machine: KernelMachine, grid: Grid, patches: Float64Array): Float64Array {
  const spot = new Float64Array(1)
  const now = valuePart(machine, { part: grid.part, spot, volatility: undefined })[0] as number
  for (let at = 0; at < patches.length; at += nodesX * nodesY) {
    patches[at] = (patches[at] as number) - now
  }
  return patches
}

/** All nodes of all cells, in the order of the coefficients that come from them. */
function nodesOf(grid: Grid): { readonly spot: Float64Array; readonly volatility: Float64Array } {
  const { x, y, cellsX, cellsY } = grid
  const widthX = (x.to - x.from) / cellsX
  const widthY = (y.to - y.from) / cellsY
  const spot = new Float64Array(cellsX * cellsY * nodesX * nodesY)
  const volatility = new Float64Array(spot.length)
  let at = 0
  for (let cy = 0; cy < cellsY; cy += 1) {
    for (let cx = 0; cx < cellsX; cx += 1) {
      for (const v of chebyshevNodes.y) {
        for (const u of chebyshevNodes.x) {
          spot[at] = x.from + widthX * (cx + (u + 1) / 2)
          volatility[at] = y.from + widthY * (cy + (v + 1) / 2)
          at += 1
        }
      }
    }
  }
  return { spot, volatility }
}

/** A range has some width, and zero shock, where profit is zero, belongs to it. */
function widened(range: ShockRange): ShockRange {
  const from = Math.min(range.from, 0)
  const to = Math.max(range.to, 0)
  return to - from > 1e-3 ? { from, to } : { from: from - 5e-4, to: to + 5e-4 }
}
