import type { Kernels } from '../kernels/createKernels.ts'
import { revaluePathsByProxy } from '../kernels/paths/revaluationProxy.ts'
import {
  assertPathLength,
  factorColumn,
  type PathShocks,
  revaluePaths,
} from '../kernels/paths/revaluePaths.ts'
import { riskArrays } from '../kernels/scenario/riskArrays.ts'
import {
  assertScenarioInputs,
  type ScenarioContracts,
  type ScenarioTable,
} from '../kernels/scenario/scenarioTable.ts'
import { type ChunkRange, chunkRanges } from './chunkRanges.ts'
import { type TaskContext, unitNanoseconds } from './taskContext.ts'

/** One chunk, with nothing of the others in it. */
export type TaskChunk =
  | { readonly kind: 'paths'; readonly paths: PathShocks }
  | {
      readonly kind: 'contracts'
      readonly contracts: ScenarioContracts
      readonly table: ScenarioTable
    }

/** A large computation as workers do it: what is common, where it is cut, and what a cut is. */
export type RiskTask = {
  readonly context: TaskContext
  readonly ranges: readonly ChunkRange[]
  /** Copies a range out, so that its memory can be handed over. */
  readonly chunkOf: (range: ChunkRange) => TaskChunk
}

/** A chunk is about a millisecond of work: handing it over and back costs a few hundredths of it. */
const chunkNanoseconds = 1e6
/** Whatever the estimate, so many paths or contracts: with them the memory in flight is bounded. */
const leastPerChunk = 256
const mostPerChunk = 8192

/**
 * Cuts the revaluation of paths into chunks.
 *
 * A path's figure depends on nothing but the path, so the figures are those of one call, to the bit.
 *
 * @throws LengthMismatchError
 */
export function pathsTask(parameters: {
  readonly context: Extract<TaskContext, { readonly kind: 'full' | 'proxy' }>
  readonly paths: PathShocks
}): RiskTask {
  const { context, paths } = parameters
  const book = context.kind === 'full' ? context.book : context.proxy.book
  assertPathLength(book, paths)
  return {
    context,
    ranges: chunkRanges({ count: paths.count, size: chunkSize(context) }),
    chunkOf: ({ from, to }) => {
      const count = to - from
      const shocks = new Float64Array(count * book.factorCount)
      for (let factor = 0; factor < book.factorCount; factor += 1) {
        shocks.set(factorColumn(paths, factor).subarray(from, to), factor * count)
      }
      return { kind: 'paths', paths: { count, shocks } }
    },
  }
}

/**
 * Cuts risk arrays into chunks of contracts: a contract's row depends on no other contract.
 *
 * @throws LengthMismatchError, InvalidColumnValueError
 */
export function gridTask(parameters: {
  readonly contracts: ScenarioContracts
  readonly table: ScenarioTable
}): RiskTask {
  const { contracts, table } = parameters
  assertScenarioInputs(contracts, table)
  const { forwards, strikes, timesYears, isCall } = contracts
  const context = { kind: 'grid', scenarioCount: table.levels.length } as const
  return {
    context,
    ranges: chunkRanges({ count: forwards.length, size: chunkSize(context) }),
    chunkOf: ({ from, to }) => ({
      kind: 'contracts',
      contracts: {
        forwards: forwards.slice(from, to),
        strikes: strikes.slice(from, to),
        timesYears: timesYears.slice(from, to),
        isCall: isCall.slice(from, to),
      },
      table: {
        spotMultipliers: table.spotMultipliers.slice(),
        levels: table.levels.slice(),
        volatilityLevels: table.volatilityLevels.map((column) => column.slice(from, to)),
      },
    }),
  }
}

/** Does one chunk, on whatever thread: profits of paths, or rows of contracts. */
export function chunkValues(
  kernels: Kernels,
  parameters: { readonly context: TaskContext; readonly chunk: TaskChunk },
): Float64Array {
  const { context, chunk } = parameters
  if (chunk.kind === 'contracts') return riskArrays(kernels, chunk).values
  switch (context.kind) {
    case 'full':
      return revaluePaths(kernels, { book: context.book, paths: chunk.paths })
    case 'proxy':
      // The check is of the whole run, and is made where its chunks come together.
      return revaluePathsByProxy(kernels, {
        proxy: context.proxy,
        paths: chunk.paths,
        checkCount: 0,
      })
    case 'grid':
      return new Float64Array(0)
  }
}

/** A multiple of the least, by the input alone. */
function chunkSize(context: TaskContext): number {
  const steps = Math.round(chunkNanoseconds / unitNanoseconds(context) / leastPerChunk)
  return Math.min(mostPerChunk, Math.max(leastPerChunk, steps * leastPerChunk))
}
