import type { Clock } from '../clock.ts'

/** Spaces the calls to one node. */
export type RateLimiter = {
  /** Waits for a turn, or until the signal is aborted; turns are given in the order they are asked for. */
  take(signal?: AbortSignal): Promise<void>
  /** Milliseconds left of the pause that the node asked for; 0 for none. */
  pausedForMs(): number
  /** The node complains: half as fast, and not at all for as long as it says. */
  slowDown(retryAfterMs?: number): void
  /** Calls per second now; Infinity for no limit. */
  ratePerSecond(): number
}

/** Never slower than this: a limiter that lets nothing through is a stall of our own making. */
const slowestPerSecond = 0.5
/** After this long without a complaint the node is asked somewhat faster again. */
const recoveryMs = 5_000
const recoveryFactor = 1.25
/** Complaints about calls of one burst are one complaint. */
const oneComplaintMs = 1_000
const longestPauseMs = 60_000

/**
 * Opens a token bucket that holds one second's worth of calls.
 *
 * It is kept as one number, the time of the next free turn. A lowered rate only changes how far that
 * time moves for turns to come; no count of past calls is ever held against a new limit, which is
 * how a limiter can freeze itself for good.
 */
export function createRateLimiter(parameters: {
  /** Infinity where the node has no known limit. */
  readonly maxPerSecond: number
  readonly clock: Clock
}): RateLimiter {
  const { clock, maxPerSecond } = parameters
  let rate = maxPerSecond
  let nextTurnMs = Number.NEGATIVE_INFINITY
  let pausedUntilMs = Number.NEGATIVE_INFINITY
  let calmSinceMs = clock.nowMs()
  let complainedAtMs = Number.NEGATIVE_INFINITY
  let window = { startMs: clock.nowMs(), count: 0, before: 0 }
  const count = (now: number) => {
    const windows = Math.floor((now - window.startMs) / oneComplaintMs)
    if (windows > 0)
      window = {
        startMs: window.startMs + windows * oneComplaintMs,
        count: 0,
        before: windows === 1 ? window.count : 0,
      }
  }
  const recover = (now: number) => {
    if (rate >= maxPerSecond || now - calmSinceMs < recoveryMs) return
    const steps = Math.floor((now - calmSinceMs) / recoveryMs)
    calmSinceMs += steps * recoveryMs
    rate = Math.min(maxPerSecond, rate * recoveryFactor ** steps)
  }
  return {
    ratePerSecond: () => rate,
    pausedForMs: () => Math.max(0, pausedUntilMs - clock.nowMs()),
    async take(signal) {
      const now = clock.nowMs()
      recover(now)
      count(now)
      window.count += 1
      if (rate === Number.POSITIVE_INFINITY && nextTurnMs <= now) return
      const oneTurnMs = rate === Number.POSITIVE_INFINITY ? 0 : 1_000 / rate
      // A full bucket is one second of turns behind the clock.
      const turnMs = Math.max(nextTurnMs, now - 1_000 + oneTurnMs)
      nextTurnMs = turnMs + oneTurnMs
      if (turnMs > now) await clock.sleep(turnMs - now, signal)
    },
    slowDown(retryAfterMs = 0) {
      const now = clock.nowMs()
      calmSinceMs = now
      pausedUntilMs = Math.max(pausedUntilMs, now + Math.min(retryAfterMs, longestPauseMs))
      nextTurnMs = Math.max(nextTurnMs, pausedUntilMs)
      if (now - complainedAtMs < oneComplaintMs) return
      complainedAtMs = now
      count(now)
      const observedPerSecond = Math.max(window.count, window.before, 1)
      rate = Math.max(slowestPerSecond, Math.min(rate, observedPerSecond) / 2)
    },
  }
}
