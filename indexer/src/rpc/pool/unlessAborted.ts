import { setMaxListeners } from 'node:events'

/**
 * Waits for work until a signal is aborted.
 *
 * @param signal may be shared by any number of calls.
 * @throws the signal's reason; what the work throws. After an abort the work's own failure is heard by
 * nobody.
 */
export async function unlessAborted<result>(
  signal: AbortSignal | undefined,
  work: () => Promise<result>,
): Promise<result> {
  if (signal === undefined) return work()
  signal.throwIfAborted()
  setMaxListeners(0, signal)
  let end = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason)
    signal.addEventListener('abort', end, { once: true })
  })
  try {
    return await Promise.race([work(), aborted])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
