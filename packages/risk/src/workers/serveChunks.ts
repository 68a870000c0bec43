import { createKernels, type Kernels } from '../kernels/createKernels.ts'
import { chunkValues } from './riskTask.ts'
import type { TaskContext } from './taskContext.ts'
import type { FromWorker, ToWorker } from './workerMessage.ts'

/**
 * Answers messages as a worker does: the inside of every worker, whatever thread it runs on.
 *
 * It keeps the kernels and one context, nothing of a chunk.
 *
 * @param post sends an answer; memory in its second argument changes hands.
 * @returns what to call with each message, in their order.
 */
export function serveChunks(
  post: (message: FromWorker, transfer: readonly ArrayBuffer[]) => void,
): (message: ToWorker) => Promise<void> {
  let kernels: Promise<Kernels> | undefined
  let context: TaskContext = { kind: 'grid', scenarioCount: 0 }
  const serve = async (message: ToWorker): Promise<void> => {
    switch (message.kind) {
      case 'start': {
        kernels = createKernels(message.wasm)
        const { engine } = await kernels
        post({ kind: 'started', engine }, [])
        return
      }
      case 'context':
        context = message.context
        return
      case 'chunk': {
        const { index, chunk } = message
        const held = context
        kernels ??= createKernels(undefined)
        const values = chunkValues(await kernels, { context: held, chunk })
        post({ kind: 'values', index, values }, [values.buffer as ArrayBuffer])
      }
    }
  }
  // A rejection that nobody sees would leave the asking thread waiting for ever.
  return (message) =>
    serve(message).catch((error: unknown) => post({ kind: 'refused', reason: `${error}` }, []))
}
