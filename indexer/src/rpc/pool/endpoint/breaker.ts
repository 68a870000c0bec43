import type { Clock } from '../clock.ts'

/** Whether a node is asked at all. */
export type Breaker = {
  state(): 'closed' | 'open' | 'half-open'
  /** Whether it may be asked now: it works, or it is time to try whether it works again. */
  isReady(): boolean
  /** When it may be asked although others failed, too: never far off, or nothing ever heals. */
  lastResortAtMs(): number
  /** A request begins; of a node that is being tried there is one only. */
  begin(): void
  succeeded(): void
  failed(): void
  /** Not asked for this long, whatever it did before. */
  quarantine(milliseconds: number): void
}

/** Failures in a row that open a breaker: one may be chance. */
const failuresToOpen = 3
const firstPauseMs = 1_000
const longestPauseMs = 60_000
const lastResortMs = 5_000

/**
 * Opens a breaker, closed.
 *
 * After some failures in a row the node is left alone, then tried with one request; every failed try
 * doubles the pause, one that works ends it. So a node that was gone is used again once it is back,
 * and never hammered meanwhile. Pauses are scattered over their second half, so that many programs
 * do not come back at once.
 */
export function createBreaker({
  clock,
  random,
}: {
  readonly clock: Clock
  readonly random: () => number
}): Breaker {
  let failures = 0
  let pauses = 0
  let openedAtMs = 0
  let reopensAtMs: number | undefined
  let isTrying = false
  const open = (milliseconds: number) => {
    openedAtMs = clock.nowMs()
    reopensAtMs = Math.max(reopensAtMs ?? 0, openedAtMs + milliseconds)
    isTrying = false
  }
  const pauseMs = () => {
    const longest = Math.min(firstPauseMs * 2 ** pauses, longestPauseMs)
    pauses += 1
    return longest / 2 + (longest / 2) * random()
  }
  const isOver = () => reopensAtMs !== undefined && clock.nowMs() >= reopensAtMs
  return {
    state: () => {
      if (reopensAtMs === undefined) return 'closed'
      return isOver() || isTrying ? 'half-open' : 'open'
    },
    isReady: () => reopensAtMs === undefined || (isOver() && !isTrying),
    lastResortAtMs: () => Math.min(reopensAtMs ?? 0, openedAtMs + lastResortMs),
    begin() {
      if (reopensAtMs !== undefined) isTrying = true
    },
    succeeded() {
      failures = 0
      // An answer that was under way when the node was condemned does not acquit it.
      if (reopensAtMs !== undefined && !isTrying) return
      pauses = 0
      reopensAtMs = undefined
      isTrying = false
    },
    failed() {
      failures += 1
      if (failures < failuresToOpen && reopensAtMs === undefined) return
      reopensAtMs = undefined
      open(pauseMs())
    },
    quarantine(milliseconds) {
      open(milliseconds)
    },
  }
}
