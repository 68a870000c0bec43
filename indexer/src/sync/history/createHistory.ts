import type { Client } from 'viem'
import type { StoredBlock } from '../../store/store.ts'
import type { CheckedBlock } from '../chainStep.ts'
import type { LogWatch } from '../watchedLogs.ts'
import { createBloomChecker } from './checkBlooms.ts'
import { createDensity } from './createDensity.ts'
import { type FetchedSpan, fetchSpan, type Span } from './fetchSpan.ts'
import { type HistoryLimits, usualLimits } from './historyLimits.ts'
import { joinSpans } from './joinSpans.ts'

/** History below retention, fetched ahead of whoever folds it. */
export type History = {
  /**
   * The next blocks as one checked block: the last of them, with all logs since `from`.
   *
   * How many they are depends on what they hold. Spans are fetched side by side and given in order.
   *
   * @throws what fetching threw; it may be called again, and begins anew.
   */
  next(
    range: Span & { readonly parent: Pick<StoredBlock, 'number' | 'hash'> | undefined },
  ): Promise<CheckedBlock>
}

/** What history is fetched with. */
export type CreateHistoryParameters = {
  readonly chainId: number
  readonly watch: LogWatch
  readonly limits?: HistoryLimits
}

type Ahead = Span & {
  readonly fetched: Promise<FetchedSpan>
  isThere: boolean
}

/** Opens history over a client. It holds what it fetched ahead, and nothing else. */
export function createHistory(client: Client, parameters: CreateHistoryParameters): History {
  const { chainId, watch, limits = usualLimits } = parameters
  const blooms = createBloomChecker()
  let ahead: Ahead[] = []
  let askedFilters = ''
  const density = createDensity(limits)
  const start = (span: Span): Ahead => {
    const isDense = density.isDense()
    const fetched = fetchSpan(client, { ...span, chainId, watch, blooms, isDense })
    const entry: Ahead = { ...span, fetched, isThere: false }
    fetched.then(
      (it) => {
        entry.isThere = true
        density.learn(it)
      },
      // Whoever takes the span meets the error; one that is never taken harms nobody.
      () => undefined,
    )
    return entry
  }
  const fill = ({ from, to }: Span): void => {
    for (;;) {
      const next = (ahead.at(-1)?.to ?? from - 1) + 1
      const blocks = ahead.reduce((sum, it) => sum + it.to - it.from + 1, 0)
      const length = density.spanLength()
      const isFull = blocks > 0 && (blocks + length) * density.bytesPerBlock() > limits.bytesAhead
      if (next > to || isFull || ahead.length >= limits.spansAhead) return
      ahead.push(start({ from: next, to: Math.min(next + length - 1, to) }))
    }
  }
  const take = async (range: Span): Promise<readonly FetchedSpan[]> => {
    const taken: FetchedSpan[] = []
    let logCount = 0
    for (let from = range.from; from <= range.to; ) {
      fill({ from, to: range.to })
      const [first] = ahead
      if (first === undefined || (taken.length > 0 && !first.isThere)) break
      const span = await first.fetched
      ahead.shift()
      taken.push(span)
      logCount += span.logs.length
      from = span.to + 1
      if (logCount >= limits.logsPerStep) break
    }
    // What comes next is fetched while this is folded.
    fill({ from: (taken.at(-1)?.to ?? range.from - 1) + 1, to: range.to })
    return taken
  }
  return {
    async next({ from, to, parent }) {
      // What was asked for other owners is not what is wanted now.
      const filters = JSON.stringify(watch.filters?.() ?? [])
      if (ahead[0]?.from !== from || filters !== askedFilters) ahead = []
      askedFilters = filters
      try {
        const spans = await take({ from, to })
        return await joinSpans(client, { chainId, watch, blooms, spans, parent })
      } catch (error) {
        ahead = []
        throw error
      }
    },
  }
}
