import type { FetchedSpan } from './fetchSpan.ts'
import type { HistoryLimits } from './historyLimits.ts'

/** How much the blocks of a chain hold, learnt from spans, to choose how many to ask for. */
export type Density = {
  learn(span: Pick<FetchedSpan, 'from' | 'to' | 'logs' | 'headers'>): void
  /** Blocks the next span should have. */
  spanLength(): number
  /** Near enough to bound memory by. */
  bytesPerBlock(): number
  /** Whether at least every fourth block has a log. */
  isDense(): boolean
}

/** What a log and a header take as a node sends them. */
const bytesPerLog = 1_000
const bytesPerHeader = 2_000

/** Knows nothing yet, and begins with a short span. */
export function createDensity(limits: HistoryLimits): Density {
  let length = limits.firstSpan
  let bytes = 0
  let share = 0
  return {
    learn({ from, to, logs, headers }) {
      const blocks = to - from + 1
      bytes = (logs.length * bytesPerLog + headers.size * bytesPerHeader) / blocks
      share = new Set(logs.map(({ blockNumber }) => blockNumber)).size / blocks
      const wanted = Math.floor(limits.bytesPerSpan / Math.max(bytes, 1))
      // Never more than doubled: one quiet stretch says little of the next.
      length = Math.max(1, Math.min(wanted, length * 2, limits.longestSpan))
    },
    spanLength: () => length,
    bytesPerBlock: () => bytes,
    isDense: () => share >= 0.25,
  }
}
