import { setTimeout as sleepFor } from 'node:timers/promises'

/** Time, as far as the pool needs it. Tests bring one that they move themselves. */
export type Clock = {
  /** Milliseconds since any fixed moment; only differences mean something. */
  nowMs(): number
  /** Waits; ends early, without an error, when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own clock, never set back. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  async sleep(milliseconds, signal) {
    try {
      await sleepFor(milliseconds, undefined, signal === undefined ? {} : { signal })
    } catch (error) {
      // Being woken early is no error: whoever slept looks at the signal.
      if (signal?.aborted !== true) throw error
    }
  },
}
