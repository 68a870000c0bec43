import type { Address } from '@crossmargin/core'
import type { Client } from 'viem'
import type { CommitBatch, Store } from '../store/store.ts'
import type { ChainStep, CheckedBlock } from '../sync/chainStep.ts'
import { applyBlocks } from './applyBlocks.ts'
import { followedOwners, followOwners } from './followOwners.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createKnownState, type KnownState } from './knownState.ts'
import { seedChain } from './seedChain.ts'
import { createViewCache, type ViewCache } from './viewCache.ts'
import { createWatchSet, type WatchSet } from './watchSet.ts'

/** One chain being indexed: what the steps of `followChain` are committed with. */
export type ChainIndex = {
  readonly watch: WatchSet
  /** Commits one step. @returns whether the head moved. */
  commit(step: ChainStep): Promise<boolean>
  /** Where only some owners are followed: begins with the head's state, unless it has begun. */
  begin(): Promise<void>
  /** Where only some owners are followed: takes up who was added and lets go who was removed. */
  follow(): Promise<boolean>
}

/** What one chain is indexed with. */
export type ChainIndexParameters = {
  readonly chainId: number
  readonly genesisHash: CommitBatch['checkpoint']['genesisHash']
  readonly deployments: readonly IndexedDeployment[]
  readonly retentionBlocks: number
  readonly store: Store
  /** Who is to be followed, asked again and again; absent where everybody is. */
  wantedOwners?(): readonly Address[]
}

/** Retention is trimmed when this much more than retention is kept: not at every block. */
const pruneEveryBlocks = 64

/**
 * Opens the index of one chain over a store.
 *
 * Everything a step changes is one `commit` of the store: rows, accounts, logs, answers, checkpoint.
 * After a rollback whatever was remembered of undone blocks is forgotten and built anew.
 */
export function createChainIndex(client: Client, parameters: ChainIndexParameters): ChainIndex {
  const { chainId, deployments, store, wantedOwners } = parameters
  const openWatch = () => {
    if (wantedOwners === undefined) return createWatchSet({ deployments, store })
    return createWatchSet({ deployments, store, owners: followedOwners(store, chainId) })
  }
  let watch = openWatch()
  let views = createViewCache(client, store)
  let known = createKnownState(store)
  let finality = { safeNumber: 0, finalizedNumber: 0 }
  const forget = () => {
    watch = openWatch()
    views = createViewCache(client, store)
    known = createKnownState(store)
  }
  const begin = async () => {
    if (wantedOwners === undefined || store.loadCheckpoint(chainId) !== undefined) return
    await seedChain(client, parameters)
    forget()
  }
  return {
    begin,
    async follow() {
      if (wantedOwners === undefined) return false
      const wanted = wantedOwners()
      // Some may have been taken up before the node failed.
      return followOwners(client, { ...parameters, wanted }).finally(() => {
        watch = openWatch()
        known = createKnownState(store)
      })
    },
    get watch() {
      return watch
    },
    async commit(step) {
      switch (step.kind) {
        case 'finality':
          finality = { safeNumber: step.safeNumber, finalizedNumber: step.finalizedNumber }
          return false
        case 'reorg':
          store.rollback({ chainId, ancestorNumber: step.ancestorNumber })
          forget()
          return true
        case 'restart':
          store.forget(chainId)
          forget()
          await begin()
          return true
        case 'blocks':
          try {
            await commitBlocks(step.checked, { ...parameters, watch, views, known, finality })
            return true
          } catch (error) {
            // What was remembered of blocks that were not committed must not outlive them.
            forget()
            throw error
          }
      }
    },
  }
}

async function commitBlocks(
  checked: readonly CheckedBlock[],
  parameters: ChainIndexParameters & {
    readonly watch: WatchSet
    readonly views: ViewCache
    readonly known: KnownState
    readonly finality: { readonly safeNumber: number; readonly finalizedNumber: number }
  },
): Promise<void> {
  const { chainId, store, watch, views, retentionBlocks } = parameters
  const first = checked[0]?.block
  const head = checked.at(-1)?.block
  if (first === undefined || head === undefined) return
  const before = store.loadCheckpoint(chainId)
  const isContinuous = before !== undefined && first.number === before.head.number + 1
  const retainedFromNumber = isContinuous ? before.retainedFromNumber : first.number
  // A label may run ahead of what is indexed; what is kept is never more final than it is old.
  const finalizedNumber = Math.min(parameters.finality.finalizedNumber, head.number)
  const applied = await applyBlocks({
    ...parameters,
    checked,
    finalUpToNumber: Math.min(retainedFromNumber, finalizedNumber),
  })
  store.commit({
    chainId,
    blocks: checked.map(({ block }) => block),
    ...applied,
    children: watch.takeAnnounced(checked.flatMap(({ logs }) => logs)),
    logs: checked.flatMap(({ logs }) => logs),
    timestamps: timestampsOf(checked),
    views: views.takeStored(),
    checkpoint: {
      head,
      safeNumber: Math.min(parameters.finality.safeNumber, head.number),
      finalizedNumber,
      retainedFromNumber,
      genesisHash: parameters.genesisHash,
    },
  })
  parameters.known.settle()
  const keepFrom = head.number - retentionBlocks + 1
  if (keepFrom - retainedFromNumber >= pruneEveryBlocks)
    store.prune({ chainId, beforeNumber: keepFrom })
}

/** When the blocks were that logs lie in: a replay reckons interest and funding by it. */
function timestampsOf(checked: readonly CheckedBlock[]): ReadonlyMap<number, number> {
  const timestamps = new Map<number, number>()
  for (const { logs, headers } of checked) {
    for (const { blockNumber } of logs) {
      if (timestamps.has(blockNumber)) continue
      const header = headers.get(blockNumber)
      if (header !== undefined) timestamps.set(blockNumber, header.timestampSeconds)
    }
  }
  return timestamps
}
