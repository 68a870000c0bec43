import { assertBoundedColumn } from '../assertColumns.ts'
import type { Kernels } from '../createKernels.ts'
import { InvalidRankError } from '../errors/invalidRankError.ts'
import { freeMemory } from '../kernelMachine.ts'

/**
 * Finds the value of one rank without sorting.
 *
 * @param parameters `rank` counts from 0, ascending: 0 is the least. `values` is left as it is.
 * @throws InvalidRankError, InvalidColumnValueError
 */
export function selectRank(
  kernels: Kernels,
  parameters: { readonly values: Float64Array; readonly rank: number },
): number {
  const { values, rank } = parameters
  assertRank({ argument: 'rank', rank, least: 0, most: values.length - 1 })
  placeValues(kernels, values)
  return kernels.machine.functions.selectRank(freeMemory, values.length, rank)
}

/**
 * Finds the largest values' smallest and their mean: of losses, a value at risk and an expected
 * shortfall over a whole number of observations.
 *
 * @param parameters `count` of the largest values are looked at, 1 … length.
 * @returns `threshold`, the smallest of them, and `mean`, by a compensated sum.
 * @throws InvalidRankError, InvalidColumnValueError
 */
export function selectTail(
  kernels: Kernels,
  parameters: { readonly values: Float64Array; readonly count: number },
): { readonly threshold: number; readonly mean: number } {
  const { values, count } = parameters
  assertRank({ argument: 'count', rank: count, least: 1, most: values.length })
  const { f64, at } = placeValues(kernels, values)
  const first = values.length - count
  const threshold = kernels.machine.functions.selectRank(freeMemory, values.length, first)
  let sum = 0
  let lost = 0
  for (let i = at + first; i < at + values.length; i += 1) {
    const next = (f64[i] as number) - lost
    const total = sum + next
    lost = total - sum - next
    sum = total
  }
  return { threshold, mean: sum / count }
}

function placeValues(
  kernels: Kernels,
  values: Float64Array,
): { readonly f64: Float64Array; readonly at: number } {
  assertBoundedColumn(values, { argument: 'values', limit: Number.MAX_VALUE })
  const { f64 } = kernels.machine.reserve(freeMemory + values.length * 8)
  f64.set(values, freeMemory / 8)
  return { f64, at: freeMemory / 8 }
}

function assertRank(parameters: {
  readonly argument: string
  readonly rank: number
  readonly least: number
  readonly most: number
}): void {
  const { rank, least, most } = parameters
  if (Number.isInteger(rank) && rank >= least && rank <= most) return
  throw new InvalidRankError(parameters)
}
