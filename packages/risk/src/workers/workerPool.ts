import type { ChunkRange } from './chunkRanges.ts'
import type { RiskTask } from './riskTask.ts'
import { WorkerFailedError } from './workerFailedError.ts'
import type { FromWorker, StartWorker, WorkerPort } from './workerMessage.ts'

/** Workers that are started when they are first needed, and do one task after another. */
export type WorkerPool = {
  /**
   * Does all chunks of a task.
   *
   * @param parameters `onValues` is called once a chunk, in any order.
   * @returns whether all were done; false where a worker refused one.
   * @throws WorkerFailedError
   */
  readonly run: (parameters: {
    readonly task: RiskTask
    readonly onValues: (range: ChunkRange, values: Float64Array) => void
  }) => Promise<boolean>
  /** Ends all workers for good; what is being done fails, and so does what is asked for later. */
  readonly close: () => Promise<void>
}

/** Chunks a worker has at a time: one it works on, and one so that it never waits. */
const chunksInFlight = 2

const closed = 'the workers were closed'

/** The run a pool is at: chunks are handed out on demand, so that few are in memory. */
type Run = {
  readonly task: RiskTask
  readonly onValues: (range: ChunkRange, values: Float64Array) => void
  readonly settle: (outcome: { readonly done: boolean } | { readonly cause: unknown }) => void
  next: number
  missing: number
}

/**
 * Makes a pool of so many workers, of whatever kind `start` starts.
 *
 * After a failure or a refusal all workers are ended, so that no late answer meets another run; the
 * next run starts new ones.
 */
export function createWorkerPool(parameters: {
  readonly count: number
  readonly start: StartWorker
  readonly wasm: Uint8Array | undefined
}): WorkerPool {
  const { count, start, wasm } = parameters
  let ports: readonly WorkerPort[] = []
  let current: Run | undefined
  let before: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const stop = async (): Promise<void> => {
    const ended = ports
    ports = []
    await Promise.all(ended.map((port) => port.terminate()))
  }
  const startOne = (): WorkerPort => {
    const isCurrent = () => ports.includes(port)
    const port = start({
      onMessage: (message) => {
        if (current !== undefined && isCurrent()) answer(current, { port, message })
      },
      onFailure: (cause) => {
        if (!isCurrent()) return
        ports = ports.filter((it) => it !== port)
        // A Web Worker outlives its errors.
        void port.terminate()
        current?.settle({ cause })
      },
    })
    port.post({ kind: 'start', wasm }, [])
    return port
  }
  const runNow = async (task: RiskTask, onValues: Run['onValues']): Promise<boolean> => {
    const wanted = Math.min(count, task.ranges.length)
    if (wanted === 0) return true
    if (isClosed) throw new WorkerFailedError({ cause: closed })
    try {
      const outcome = await new Promise<Parameters<Run['settle']>[0]>((settle) => {
        current = { task, onValues, settle, next: 0, missing: task.ranges.length }
        while (ports.length < wanted) ports = [...ports, startOne()]
        for (const port of ports.slice(0, wanted)) {
          port.post({ kind: 'context', context: task.context }, [])
          for (let n = 0; n < chunksInFlight; n += 1) postNext(current, port)
        }
      }).catch((cause: unknown) => ({ cause }))
      if ('cause' in outcome) throw new WorkerFailedError({ cause: outcome.cause })
      if (!outcome.done) await stop()
      return outcome.done
    } catch (error) {
      await stop()
      throw error
    } finally {
      current = undefined
    }
  }
  return {
    run: ({ task, onValues }) => {
      const result = before.then(() => runNow(task, onValues))
      // Whether the run before failed is its caller's matter.
      before = result.catch(() => undefined)
      return result
    },
    close: async () => {
      isClosed = true
      current?.settle({ cause: closed })
      await stop()
    },
  }
}

function answer(
  run: Run,
  parameters: { readonly port: WorkerPort; readonly message: FromWorker },
): void {
  const { port, message } = parameters
  switch (message.kind) {
    case 'started':
      return
    case 'refused':
      run.settle({ done: false })
      return
    case 'values':
      run.onValues(run.task.ranges[message.index] as ChunkRange, message.values)
      run.missing -= 1
      if (run.missing === 0) run.settle({ done: true })
      else postOrSettle(run, port)
  }
}

/** Where no memory is left for a chunk, nobody waits for an exception of an event: the run fails. */
function postOrSettle(run: Run, port: WorkerPort): void {
  try {
    postNext(run, port)
  } catch (cause) {
    run.settle({ cause })
  }
}

function postNext(run: Run, port: WorkerPort): void {
  const range = run.task.ranges[run.next]
  if (range === undefined) return
  const index = run.next
  run.next += 1
  const chunk = run.task.chunkOf(range)
  port.post({ kind: 'chunk', index, chunk }, transferable(chunk))
}

/** The memory of a chunk: all of it is its own. */
function transferable(chunk: ReturnType<RiskTask['chunkOf']>): readonly ArrayBuffer[] {
  const columns =
    chunk.kind === 'paths'
      ? [chunk.paths.shocks]
      : [
          ...Object.values(chunk.contracts),
          chunk.table.spotMultipliers,
          chunk.table.levels,
          ...chunk.table.volatilityLevels,
        ]
  return columns.map((column) => column.buffer as ArrayBuffer)
}
