import { BaseError, type Hex } from '@crossmargin/core'
import { portfolioCursor } from '../present/portfolioCursor.ts'
import type { OpenChain, ReadableChain } from '../read/readableChain.ts'
import type { OpenSource } from '../source/openSource.ts'
import { type PolledHead, pollHead } from './pollHead.ts'
import type { PortfolioUpdate, WatchFailure } from './portfolioUpdate.ts'

export type WatchByReadingParameters = {
  readonly timeoutMs: number
  /** Cursor of the last update already had. */
  readonly after: string | undefined
  readonly signal: AbortSignal
  readonly onUpdate: (update: PortfolioUpdate) => void
  readonly onError: (failure: WatchFailure) => void
}

/**
 * Follows a portfolio by reading it from the chains again whenever the head of one of them is another.
 *
 * One reading at a time: heads that come meanwhile are answered by the next one, so a slow reader sees
 * the newest state and never a queue of old ones. A chain that falls silent is left out of the readings,
 * and a gap, until it answers again: it costs the others nothing.
 *
 * @returns when the signal is aborted, or a reading cannot succeed.
 */
export async function watchByReading(
  source: OpenSource,
  parameters: WatchByReadingParameters,
): Promise<void> {
  const { signal, timeoutMs, onUpdate, onError } = parameters
  const heads = createHeads(source.chains)
  for (const chain of source.chains) {
    // It never rejects: whatever fails is the chain's silence.
    void pollHead(chain, {
      signal,
      timeoutMs,
      onHead: (head) => heads.tell(chain.chainId, head),
    })
  }
  signal.addEventListener('abort', heads.wake)
  let sent = parameters.after
  try {
    while (!signal.aborted) {
      const portfolio = await source.read(heads.begin())
      if (signal.aborted) return
      const cursor = portfolioCursor(portfolio)
      if (cursor !== sent) {
        sent = cursor
        onUpdate({ cursor, portfolio })
      }
      await heads.untilOthersThan(portfolio.blocks)
    }
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof BaseError)) throw error
    onError({ error, retryInMs: undefined })
  } finally {
    signal.removeEventListener('abort', heads.wake)
  }
}

type Shown = readonly { readonly chainId: number; readonly hash: string }[]

/** What the chains said since the last reading began. */
function createHeads(chains: readonly OpenChain[]) {
  const known = new Map<number, PolledHead>()
  const news = new Set<number>()
  let wake: () => void = () => undefined
  let isAwake = false
  return {
    tell(chainId: number, head: PolledHead): void {
      known.set(chainId, head)
      news.add(chainId)
      wake()
    },
    wake(): void {
      isAwake = true
      wake()
    },
    /** @returns the chains to read: those silent as failures. */
    begin(): readonly ReadableChain[] {
      news.clear()
      return chains.map((chain) => {
        const head = known.get(chain.chainId)
        if (head?.kind !== 'silent') return chain
        return { chainId: chain.chainId, name: chain.name, error: head.error }
      })
    },
    /** Waits until a chain says another head than is shown, falls silent, or speaks again. */
    async untilOthersThan(shown: Shown): Promise<void> {
      const hashes = new Map(shown.map(({ chainId, hash }) => [chainId, hash]))
      const isOther = (chainId: number) => hashOf(known.get(chainId)) !== hashes.get(chainId)
      while (!isAwake && ![...news].some(isOther)) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

function hashOf(head: PolledHead | undefined): Hex | undefined {
  return head?.kind === 'head' ? head.hash : undefined
}
