import { serveChunks } from '../src/workers/serveChunks.ts'
import type { StartWorker } from '../src/workers/workerMessage.ts'

/** Workers on the calling thread, with a thread's manners: messages are cloned and come later. */
export function inProcessWorkers(): {
  readonly start: StartWorker
  /** How many were started, and how many of them are alive. */
  readonly counts: { started: number; alive: number; mostInFlight: number }
  /** Makes every live worker die. */
  readonly die: (cause: unknown) => void
} {
  const counts = { started: 0, alive: 0, mostInFlight: 0 }
  const failures = new Set<(cause: unknown) => void>()
  const start: StartWorker = ({ onMessage, onFailure }) => {
    let isAlive = true
    let inFlight = 0
    const serve = serveChunks((message, transfer) => {
      const copy = structuredClone(message, { transfer: [...transfer] })
      if (message.kind === 'values') inFlight -= 1
      queueMicrotask(() => isAlive && onMessage(copy))
    })
    counts.started += 1
    counts.alive += 1
    failures.add(onFailure)
    return {
      post: (message, transfer) => {
        const copy = structuredClone(message, { transfer: [...transfer] })
        if (message.kind === 'chunk') inFlight += 1
        counts.mostInFlight = Math.max(counts.mostInFlight, inFlight)
        setTimeout(() => isAlive && serve(copy))
      },
      terminate: async () => {
        if (isAlive) counts.alive -= 1
        isAlive = false
        failures.delete(onFailure)
      },
    }
  }
  const die = (cause: unknown) => {
    for (const fail of failures) fail(cause)
  }
  return { start, counts, die }
}
