import { createKernels, type KernelEngine } from '../kernels/createKernels.ts'
import { kernelBytes } from '../kernels/loadKernels.ts'
import type { RevaluationBook } from '../kernels/paths/revaluationBook.ts'
import {
  checkProfits,
  type RevaluationProxy,
  revaluePathsByProxy,
} from '../kernels/paths/revaluationProxy.ts'
import { type PathShocks, revaluePaths } from '../kernels/paths/revaluePaths.ts'
import { type RiskArrays, riskArrays } from '../kernels/scenario/riskArrays.ts'
import {
  type ScenarioContracts,
  type ScenarioTable,
  scenarioColumns,
} from '../kernels/scenario/scenarioTable.ts'
import { gridTask, pathsTask, type RiskTask } from './riskTask.ts'
import { type TaskContext, unitNanoseconds } from './taskContext.ts'
import type { StartWorker } from './workerMessage.ts'
import { createWorkerPool } from './workerPool.ts'

/** How many workers, and from what size on. */
export type RiskWorkersOptions = {
  /**
   * Threads; as many as there are cores, at most eight, unless told. A whole number from 1: one worker is
   * not faster than none, but leaves the calling thread free.
   */
  readonly count?: number
  /** Work estimated shorter is done where it is asked for; {@link breakEvenMilliseconds} unless told. */
  readonly inlineBelowMilliseconds?: number
  /** Kernels of one's own build; those of the package unless told. */
  readonly wasm?: Uint8Array
}

/**
 * The large batch computations, on threads where that pays.
 *
 * Each gives the figures, and throws the errors, of the function of the same name, to the bit and
 * whatever the number of workers. Tasks are done one after another, in the order asked.
 */
export type RiskWorkers = {
  readonly count: number
  /** What the calling thread computes with; workers use the same kernels. */
  readonly engine: KernelEngine
  /** @see revaluePaths */
  readonly revaluePaths: (parameters: {
    readonly book: RevaluationBook
    readonly paths: PathShocks
  }) => Promise<Float64Array>
  /** @see revaluePathsByProxy */
  readonly revaluePathsByProxy: (parameters: {
    readonly proxy: RevaluationProxy
    readonly paths: PathShocks
    readonly checkCount?: number
  }) => Promise<Float64Array>
  /** @see riskArrays */
  readonly riskArrays: (parameters: {
    readonly contracts: ScenarioContracts
    readonly table: ScenarioTable
  }) => Promise<RiskArrays>
  /** Ends all threads. Until then they keep a Node process alive. */
  readonly close: () => Promise<void>
}

/**
 * Work from which threads pay, in milliseconds of one thread.
 *
 * Measured: handing over costs a few tenths of a millisecond, and of the work a tenth in full and a
 * quarter or more by proxy, where a path is little more than its own bytes. With a free core two workers
 * are even at about 5 ms, by proxy at some 50; on a busy machine they are ahead from 50 ms on.
 */
export const breakEvenMilliseconds: Readonly<Record<TaskContext['kind'], number>> = {
  full: 10,
  grid: 10,
  proxy: 50,
}

/** Makes workers of whatever kind `start` starts. No thread is started before work asks for one. */
export async function createRiskWorkers(
  parameters: RiskWorkersOptions & { readonly count: number; readonly start: StartWorker },
): Promise<RiskWorkers> {
  const { count, start, inlineBelowMilliseconds } = parameters
  const wasm = parameters.wasm ?? (await kernelBytes())
  const kernels = await createKernels(wasm)
  const pool = createWorkerPool({ count, start, wasm })

  /** Does a task on the workers; what they refuse is done here, where it throws its own error. */
  const joined = async (
    task: RiskTask,
    parameters: { readonly width: number; readonly inline: () => Float64Array },
  ): Promise<Float64Array> => {
    const { width, inline } = parameters
    const units = task.ranges.at(-1)?.to ?? 0
    const milliseconds = units * unitNanoseconds(task.context) * 1e-6
    const least = inlineBelowMilliseconds ?? breakEvenMilliseconds[task.context.kind]
    if (task.ranges.length < 2 || milliseconds < least) return inline()
    const whole = new Float64Array(units * width)
    const isDone = await pool.run({
      task,
      onValues: ({ from }, values) => whole.set(values, from * width),
    })
    return isDone ? whole : inline()
  }

  return {
    count,
    engine: kernels.engine,
    revaluePaths: async ({ book, paths }) =>
      joined(pathsTask({ context: { kind: 'full', book }, paths }), {
        width: 1,
        inline: () => revaluePaths(kernels, { book, paths }),
      }),
    revaluePathsByProxy: async ({ proxy, paths, checkCount = 64 }) => {
      const profits = await joined(pathsTask({ context: { kind: 'proxy', proxy }, paths }), {
        width: 1,
        inline: () => revaluePathsByProxy(kernels, { proxy, paths, checkCount: 0 }),
      })
      checkProfits(kernels, { proxy, paths, profits, checkCount })
      return profits
    },
    riskArrays: async ({ contracts, table }) => {
      const { columns, rowLength } = scenarioColumns(table)
      const values = await joined(gridTask({ contracts, table }), {
        width: rowLength,
        inline: () => riskArrays(kernels, { contracts, table }).values,
      })
      return { values, rowLength, columns, contractCount: contracts.forwards.length }
    },
    close: () => pool.close(),
  }
}
