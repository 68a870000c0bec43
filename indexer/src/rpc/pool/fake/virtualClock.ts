import type { Clock } from '../clock.ts'

/** A clock that stands still until a test moves it. */
export type VirtualClock = Clock & {
  /** Moves on, waking sleepers in the order of their times. */
  advance(milliseconds: number): Promise<void>
  /** Moves on from sleeper to sleeper until the work is done. */
  run<result>(work: Promise<result>): Promise<result>
}

type Sleeper = { readonly atMs: number; readonly wake: () => void }

/** Opens a clock at zero. */
export function createVirtualClock(): VirtualClock {
  let now = 0
  let sleepers: Sleeper[] = []
  const wakeNext = (untilMs: number): boolean => {
    const next = sleepers.toSorted((a, b) => a.atMs - b.atMs)[0]
    if (next === undefined || next.atMs > untilMs) return false
    sleepers = sleepers.filter((it) => it !== next)
    now = Math.max(now, next.atMs)
    next.wake()
    return true
  }
  return {
    nowMs: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve()
        const wake = () => {
          signal?.removeEventListener('abort', wake)
          sleepers = sleepers.filter((it) => it !== sleeper)
          resolve()
        }
        const sleeper = { atMs: now + Math.max(0, milliseconds), wake }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', wake)
      }),
    async advance(milliseconds) {
      const until = now + milliseconds
      await settled()
      while (wakeNext(until)) await settled()
      now = until
    },
    async run(work) {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      done.catch(() => undefined)
      for (let turn = 0; !isDone && turn < 100_000; turn += 1) {
        await settled()
        if (!isDone) wakeNext(Number.POSITIVE_INFINITY)
      }
      return done
    },
  }
}

/** Lets everything that needs no time run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
