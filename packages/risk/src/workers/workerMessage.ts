import type { KernelEngine } from '../kernels/createKernels.ts'
import type { TaskChunk } from './riskTask.ts'
import type { TaskContext } from './taskContext.ts'

/** What a worker is told; the order counts. */
export type ToWorker =
  /** First of all, once: the kernels to compile, or none to use TypeScript. */
  | { readonly kind: 'start'; readonly wasm: Uint8Array | undefined }
  | { readonly kind: 'context'; readonly context: TaskContext }
  /** A chunk of the context told last. */
  | { readonly kind: 'chunk'; readonly index: number; readonly chunk: TaskChunk }

/** What a worker answers. */
export type FromWorker =
  | { readonly kind: 'started'; readonly engine: KernelEngine }
  | { readonly kind: 'values'; readonly index: number; readonly values: Float64Array }
  /** It was asked for something that cannot be done; the worker itself is well. */
  | { readonly kind: 'refused'; readonly reason: string }

/** One running worker, of whatever kind of thread. */
export type WorkerPort = {
  /** Memory in `transfer` changes hands instead of being copied. */
  readonly post: (message: ToWorker, transfer: readonly ArrayBuffer[]) => void
  readonly terminate: () => Promise<void>
}

/** Starts a worker. `onFailure` is called where the thread itself dies. */
export type StartWorker = (listener: {
  readonly onMessage: (message: FromWorker) => void
  readonly onFailure: (cause: unknown) => void
}) => WorkerPort
