import type { FetchedLog } from '../rpc/getLogs.ts'
import type { StoredBlock } from '../store/store.ts'

/**
 * A block that is checked (its views are asked and its header kept), with every log since the checked
 * block before it. Inside retention every block is checked; below, only the last of each range.
 */
export type CheckedBlock = {
  readonly block: StoredBlock
  readonly logs: readonly FetchedLog[]
  /** Headers of the blocks that the logs lie in, by number. */
  readonly headers: ReadonlyMap<number, Pick<StoredBlock, 'hash' | 'timestampSeconds'>>
}

/** What a chain did next. */
export type ChainStep =
  | { readonly kind: 'blocks'; readonly checked: readonly CheckedBlock[] }
  | { readonly kind: 'reorg'; readonly ancestorNumber: number }
  /** The chain has none of the blocks that are kept, and none of them was final. */
  | { readonly kind: 'restart' }
  | {
      readonly kind: 'finality'
      readonly safeNumber: number
      readonly finalizedNumber: number
      readonly latestNumber: number
    }
