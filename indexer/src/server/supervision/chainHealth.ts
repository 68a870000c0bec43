import type { ChainState, ChainStatusBoard } from '../../store/chainStatus.ts'
import type { DivergenceBoard } from '../../store/divergenceBoard.ts'
import type { StoreReader } from '../../store/store.ts'
import type { ChainVitals } from '../startIndexing.ts'

/** How one chain is: everything that pages and metrics say of it. */
export type ChainHealth = {
  readonly chainId: number
  readonly name: string
  readonly state: ChainState
  readonly problem: string | undefined
  /** The last indexed block; `undefined` before the first. */
  readonly headNumber: number | undefined
  readonly headTimestampSeconds: number | undefined
  readonly latestNumber: number | undefined
  /** Blocks the index is behind the nodes; `undefined` when either is unknown. */
  readonly lagBlocks: number | undefined
  /** Unix seconds of the last sign of life: a block committed, a problem named, a rebuild going on. */
  readonly aliveAtSeconds: number | undefined
  readonly isStalled: boolean
  readonly restarts: number
  readonly divergences: { readonly open: number; readonly total: number }
  readonly reconciled: ChainVitals['reconciled']
  readonly endpoints: ChainVitals['endpoints']
}

/** Where the health of chains is read from. */
export type ChainHealthSources = {
  readonly statuses: Pick<ChainStatusBoard, 'list'>
  readonly divergences: Pick<DivergenceBoard, 'listOpen' | 'total'>
  readonly store: Pick<StoreReader, 'loadCheckpoint'>
  /** Nothing before indexing has begun. */
  listVitals(): readonly ChainVitals[]
}

/** Reads the health of every configured chain, as it is at this moment. */
export function listChainHealth(sources: ChainHealthSources): readonly ChainHealth[] {
  const { statuses, divergences, store } = sources
  const vitals = new Map(sources.listVitals().map((it) => [it.chainId, it]))
  return statuses.list().map(({ chainId, name, state, problem, latestNumber }) => {
    const head = store.loadCheckpoint(chainId)?.head
    const own = vitals.get(chainId)
    const isKnown = head !== undefined && latestNumber !== undefined
    return {
      chainId,
      name,
      state,
      problem,
      headNumber: head?.number,
      headTimestampSeconds: head?.timestampSeconds,
      latestNumber,
      // A node that tells an older head than the one indexed is behind, not we ahead.
      lagBlocks: isKnown ? Math.max(0, latestNumber - head.number) : undefined,
      aliveAtSeconds: own === undefined ? undefined : own.aliveMs / 1_000,
      isStalled: own?.isStalled ?? false,
      restarts: own?.restarts ?? 0,
      divergences: {
        open: divergences.listOpen(chainId).length,
        total: divergences.total(chainId),
      },
      reconciled: own?.reconciled ?? { rounds: 0, compared: 0 },
      endpoints: own?.endpoints ?? [],
    }
  })
}
