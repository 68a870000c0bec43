import type { Clock } from '../../../indexer/src/rpc/pool/clock.ts'
import type { RandomSource } from '../chain/randomSource.ts'

/** A clock that nobody but a run moves. Who is woken first of those due at once is chance's to say. */
export type SimClock = Clock & {
  /** Does something at a time, again and again while it names another delay. */
  every(delayMs: () => number | undefined, act: () => void): void
  /** Wakes sleepers one after another until something holds. @returns whether it came to hold. */
  runUntil(isDone: () => boolean, untilMs: number): Promise<boolean>
}

type Sleeper = { readonly atMs: number; readonly order: number; readonly wake: () => void }

/** Opens a clock at zero. */
export function createSimClock(random: RandomSource): SimClock {
  let now = 0
  const sleepers = new Set<Sleeper>()
  const takeNext = (untilMs: number): Sleeper | undefined => {
    let next: Sleeper | undefined
    for (const it of sleepers) {
      const isSooner =
        next === undefined ||
        it.atMs < next.atMs ||
        (it.atMs === next.atMs && it.order < next.order)
      if (isSooner) next = it
    }
    if (next === undefined || next.atMs > untilMs) return undefined
    sleepers.delete(next)
    return next
  }
  const clock: SimClock = {
    nowMs: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve()
        const wake = () => {
          signal?.removeEventListener('abort', wake)
          sleepers.delete(sleeper)
          resolve()
        }
        const sleeper = { atMs: now + Math.max(0, milliseconds), order: random.next(), wake }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', wake)
      }),
    every(delayMs, act) {
      const delay = delayMs()
      if (delay === undefined) return
      const wake = () => {
        act()
        clock.every(delayMs, act)
      }
      sleepers.add({ atMs: now + delay, order: random.next(), wake })
    },
    async runUntil(isDone, untilMs) {
      for (;;) {
        await settled()
        if (isDone()) return true
        const next = takeNext(untilMs)
        if (next === undefined) {
          now = Math.max(now, untilMs)
          return false
        }
        now = Math.max(now, next.atMs)
        next.wake()
      }
    },
  }
  return clock
}

/** Lets everything that needs no time run: promises, and whoever waits for the loop's next turn. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
