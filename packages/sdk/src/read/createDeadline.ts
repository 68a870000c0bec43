import { NoAnswerError } from './errors/noAnswerError.ts'

/** One moment by which everything asked must have answered. */
export type Deadline = {
  /** Aborted when time runs out or the caller's signal is, and then only. */
  readonly signal: AbortSignal
  /** @returns what the work does. @throws NoAnswerError when time runs out before it is done. */
  within<result>(work: Promise<result>): Promise<result>
  /** Stops the clock. What still runs is not awaited, and not ended. */
  close(): void
}

/**
 * Starts the clock for everything asked of the nodes.
 *
 * The caller's clients have timeouts and retries of their own, or none; the time we promise to answer
 * in cannot be the sum of theirs.
 *
 * @param parameters.timeoutMs milliseconds from now.
 * @param parameters.signal of the caller: aborted, everything ends at once with its reason.
 */
export function createDeadline(parameters: {
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}): Deadline {
  const { timeoutMs } = parameters
  const controller = new AbortController()
  const { signal } = controller
  let expire: (reason: unknown) => void = () => undefined
  const expired = new Promise<never>((_, reject) => {
    expire = reject
  })
  // Nobody may be waiting when time runs out; that is no unhandled rejection.
  expired.catch(() => undefined)
  const end = (reason: unknown) => {
    // Rejected before the signal is heard, so that the reason given is ours and not the abort.
    expire(reason)
    controller.abort(reason)
  }
  const timer = setTimeout(() => end(new NoAnswerError({ timeoutMs })), timeoutMs)
  const stop = () => end(parameters.signal?.reason)
  parameters.signal?.addEventListener('abort', stop)
  return {
    signal,
    within: (work) => Promise.race([expired, work]),
    close: () => {
      clearTimeout(timer)
      parameters.signal?.removeEventListener('abort', stop)
    },
  }
}
