import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  createRiskWorkers,
  type RiskWorkers,
  type RiskWorkersOptions,
} from '../../src/workers/createRiskWorkers.ts'
import type { StartWorker } from '../../src/workers/workerMessage.ts'

export { breakEvenMilliseconds } from '../../src/workers/createRiskWorkers.ts'
export { WorkerFailedError } from '../../src/workers/workerFailedError.ts'
export type { RiskWorkers, RiskWorkersOptions }

/** More threads than this wait for memory, not for one another. */
const mostWorkers = 8

/**
 * Opens workers for large batch computations, on threads of Node.
 *
 * No thread is started before work asks for one; `close` ends them all.
 *
 * @example
 * const workers = await openRiskWorkers()
 * const profits = await workers.revaluePaths({ book, paths })
 * await workers.close()
 */
export async function openRiskWorkers(options: RiskWorkersOptions = {}): Promise<RiskWorkers> {
  const { count = Math.min(mostWorkers, availableParallelism()) } = options
  return createRiskWorkers({ ...options, count, start: startWorker })
}

const startWorker: StartWorker = ({ onMessage, onFailure }) => {
  // A literal beside this module: bundlers look for just this expression.
  const worker = new Worker(new URL('./workerMain.ts', import.meta.url))
  worker.on('message', onMessage)
  worker.on('error', onFailure)
  worker.on('exit', (code) => onFailure(`the thread ended with code ${code}`))
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    terminate: async () => {
      await worker.terminate()
    },
  }
}
