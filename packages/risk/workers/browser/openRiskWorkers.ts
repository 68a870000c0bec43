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
 * Opens workers for large batch computations, on Web Workers.
 *
 * Made from a module beside this one, which bundlers find by its address. No worker is started before
 * work asks for one; `close` ends them all.
 *
 * @example
 * const workers = await openRiskWorkers()
 * const profits = await workers.revaluePaths({ book, paths })
 * await workers.close()
 */
export async function openRiskWorkers(options: RiskWorkersOptions = {}): Promise<RiskWorkers> {
  const { count = Math.min(mostWorkers, navigator.hardwareConcurrency) } = options
  return createRiskWorkers({ ...options, count, start: startWorker })
}

const startWorker: StartWorker = ({ onMessage, onFailure }) => {
  // A literal inside the constructor: bundlers look for just this expression.
  const worker = new Worker(new URL('./workerMain.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }) => onMessage(data)
  worker.onerror = (event) => onFailure(event.message || 'the worker did not start')
  worker.onmessageerror = () => onFailure('an answer of the worker could not be read')
  return {
    post: (message, transfer) => worker.postMessage(message, [...transfer]),
    terminate: async () => worker.terminate(),
  }
}
