import type { Clock } from '../../rpc/pool/clock.ts'

/** A subscription to new heads that is open. */
export type HeadSubscription = { close(): void }

/** Opens a subscription; calls back for each new head, and once when it is over. */
export type OpenHeads = (listener: { onHead(): void; onEnd(): void }) => Promise<HeadSubscription>

/** News of a chain's head. */
export type HeadNews = {
  /** Waits for a new head, at the longest so long: then it is time to look without any news. */
  wait(milliseconds: number): Promise<void>
  /** Whether heads are being announced now; `false` is no fault, polling goes on. */
  isAnnounced(): boolean
  close(): void
}

const shortestSilenceMs = 10_000
const silentBlockTimes = 5
const firstPauseMs = 1_000
const longestPauseMs = 60_000

/**
 * Listens for new heads, beside polling and never instead of it.
 *
 * A subscription only ends a wait early. One that says nothing for longer than several blocks take is
 * as good as closed, however open it looks: it is dropped and opened anew, after a pause that grows
 * and is scattered, so that a provider that restarts is not met by everybody at once.
 *
 * @param parameters.open one for each node that announces heads; they are tried in turn.
 */
export function followHeads(parameters: {
  readonly open: readonly OpenHeads[]
  readonly clock: Clock
  readonly random: () => number
  readonly blockTimeMs: () => number
}): HeadNews {
  const { open, clock, random, blockTimeMs } = parameters
  const closing = new AbortController()
  let waiting = new AbortController()
  let isAnnounced = false
  let hasNews = false
  const tell = () => {
    hasNews = true
    waiting.abort()
  }
  const listen = async (opening: OpenHeads): Promise<boolean> => {
    let heads = 0
    let quiet = new AbortController()
    const ended = new AbortController()
    const subscription = await opening({
      onHead() {
        heads += 1
        isAnnounced = true
        quiet.abort()
        tell()
      },
      onEnd() {
        ended.abort()
        quiet.abort()
      },
    })
    while (!closing.signal.aborted && !ended.signal.aborted) {
      quiet = new AbortController()
      const heard = heads
      const silenceMs = Math.max(shortestSilenceMs, silentBlockTimes * blockTimeMs())
      await clock.sleep(silenceMs, AbortSignal.any([quiet.signal, closing.signal]))
      if (heads === heard) break
    }
    isAnnounced = false
    subscription.close()
    return heads > 0
  }
  const run = async (): Promise<void> => {
    for (let turn = 0, failures = 0; !closing.signal.aborted; turn += 1) {
      const opening = open[turn % open.length]
      if (opening === undefined) return
      // Not being told is no error of the chain: it is seen by polling, a little later.
      const wasHeard = await listen(opening).catch(() => false)
      failures = wasHeard ? 0 : failures + 1
      const longest = Math.min(firstPauseMs * 2 ** failures, longestPauseMs)
      await clock.sleep(longest / 2 + (longest / 2) * random(), closing.signal)
    }
  }
  void run()
  return {
    isAnnounced: () => isAnnounced,
    async wait(milliseconds) {
      // A head announced while the last one was being fetched is not waited for again.
      if (!hasNews) {
        waiting = new AbortController()
        await clock.sleep(milliseconds, AbortSignal.any([waiting.signal, closing.signal]))
      }
      hasNews = false
    },
    close: () => closing.abort(),
  }
}
