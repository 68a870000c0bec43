import type { ChainLog, Deployment, View, ViewResult } from '@crossmargin/adapters'
import type {
  Address,
  BlockRef,
  DeploymentKey,
  Gap,
  Hex,
  MarginAccountKey,
  RowReader,
  RowWrite,
} from '@crossmargin/core'

/** A block header as far as it is kept: enough to anchor a chain and to find a block by time. */
export type StoredBlock = BlockRef & { readonly parentHash: Hex }

/** How far one chain is indexed. */
export type Checkpoint = {
  readonly head: BlockRef
  /** Highest block the chain will not undo, as last seen; 0 before any was. */
  readonly finalizedNumber: number
  readonly safeNumber: number
  /** Below this block only final versions are kept; `asOf` refuses it. */
  readonly retainedFromNumber: number
  /** Hash of block 0: another one means another chain behind the same URL. */
  readonly genesisHash: Hex
  /**
   * The block the index began at, where only watched owners are followed; absent where everybody is.
   * What the first commit of a chain says stays.
   */
  readonly watchedFromNumber?: number
}

/** A run of blocks over which one owner was followed on one chain. */
export type WatchSpan = {
  readonly owner: Address
  /** The first block the owner's rows are true at. */
  readonly fromNumber: number
  /** The first block after that they are not true at any more; absent while the owner is followed. */
  readonly untilNumber?: number
}

/** Owners that begin to be followed at the head, with their rows there. */
export type FollowedOwners = Pick<CommitBatch, 'writes' | 'accounts' | 'gaps'> & {
  readonly chainId: number
  readonly owners: readonly Address[]
}

/** A row's whole state after a block, with whose row it is. */
export type ScopedWrite = {
  readonly deployment: DeploymentKey
  readonly blockNumber: number
  readonly write: RowWrite
}

/** A view's answer as stored: with it a replay needs no node. */
export type StoredView = {
  readonly deployment: DeploymentKey
  readonly blockNumber: number
  readonly view: View
  readonly result: ViewResult
}

/** All that one step of one chain changes, written in one transaction or not at all. */
export type CommitBatch = {
  readonly chainId: number
  /** Ascending; the last one is the new head. Gaps between numbers are fine below finality. */
  readonly blocks: readonly StoredBlock[]
  /** Ascending by block; of two writes to one row in one block the later one counts. */
  readonly writes: readonly ScopedWrite[]
  readonly accounts: readonly { readonly key: MarginAccountKey; readonly firstBlock: number }[]
  readonly children: readonly {
    readonly deployment: DeploymentKey
    readonly address: Address
    readonly sinceBlock: number
  }[]
  readonly logs: readonly ChainLog[]
  readonly views: readonly StoredView[]
  readonly gaps: readonly { readonly blockNumber: number; readonly gap: Gap }[]
  readonly checkpoint: Checkpoint
}

/** What can be asked of the store. Every answer inside one `read` belongs to one moment. */
export type StoreReader = {
  /** Runs a synchronous function inside one read transaction: all it reads is one snapshot. */
  read<result>(action: () => result): result
  listChainIds(): readonly number[]
  loadCheckpoint(chainId: number): Checkpoint | undefined
  loadBlock(at: { readonly chainId: number; readonly number: number }): StoredBlock | undefined
  /** The last kept block at or before a number. */
  loadBlockAtOrBefore(at: {
    readonly chainId: number
    readonly number: number
  }): StoredBlock | undefined
  /** The last kept block at or before a time. */
  loadBlockAtOrBeforeTime(at: {
    readonly chainId: number
    readonly timestampSeconds: number
  }): StoredBlock | undefined
  listDeployments(): readonly Deployment[]
  listChildren(deployment: DeploymentKey): readonly { address: Address; sinceBlock: number }[]
  /** A deployment's rows as they stood after a block; at the head when no block is given. */
  rows(deployment: DeploymentKey, asOfNumber?: number): RowReader
  /** Margin accounts, by first block; those of some owners, of one deployment, existing at a block. */
  listAccounts(where: {
    readonly owners?: readonly Address[]
    readonly deployment?: DeploymentKey
    readonly asOfNumber?: number
  }): readonly MarginAccountKey[]
  listGaps(chainId: number): readonly Gap[]
  /** Owners to be followed beside those of the configuration, in the order of their addresses. */
  listWatchedOwners(): readonly Address[]
  /** When which owner was followed on a chain, by owner and block. */
  listWatchSpans(chainId: number): readonly WatchSpan[]
  /** Raw logs of a range, ascending by block and index. */
  listLogs(range: {
    readonly chainId: number
    readonly fromNumber: number
    readonly toNumber: number
  }): readonly ChainLog[]
  /** A stored answer to a view: the one of a block, or the last before it. */
  loadView(at: {
    readonly deployment: DeploymentKey
    readonly view: View
    readonly blockNumber: number
  }): ViewResult | undefined
  /**
   * One hash over all derived state of a chain (rows at head, accounts, children, checkpoint's head),
   * independent of how it was reached. Two stores that agree have indexed the same chain.
   */
  digest(chainId: number): Hex
  close(): void
}

/** The store, with its one door for writing. */
export type Store = StoreReader & {
  saveDeployment(deployment: Deployment): void
  /** Writes a batch in one transaction. @throws InvariantError when it does not follow the head. */
  commit(batch: CommitBatch): void
  /** Undoes every block above an ancestor, in one transaction; the ancestor becomes the head. */
  rollback(to: { readonly chainId: number; readonly ancestorNumber: number }): void
  /** Begins to follow owners at the head: all writes are of the head's block. In one transaction. */
  follow(owners: FollowedOwners): void
  /** Ceases to follow owners at the head: from its block on their rows are not true any more. */
  unfollow(parameters: { readonly chainId: number; readonly owners: readonly Address[] }): void
  /** Forgets all that is indexed of a chain, so that it is begun again. Deployments are kept. */
  forget(chainId: number): void
  /** Drops versions nobody can ask for any more: those superseded at or before a block. */
  prune(to: { readonly chainId: number; readonly beforeNumber: number }): void
}
