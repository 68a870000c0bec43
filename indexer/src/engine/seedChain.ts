import { getHeader, MalformedAnswerError, type SharedSeed } from '@crossmargin/adapters'
import { type Address, assertInvariant, type RowWrite } from '@crossmargin/core'
import type { Client } from 'viem'
import type { CommitBatch, Store } from '../store/store.ts'
import { applyBlocks } from './applyBlocks.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createKnownState } from './knownState.ts'
import { createViewCache } from './viewCache.ts'
import { createWatchSet } from './watchSet.ts'

/** One chain, and who is followed on it. */
export type SeedChainParameters = {
  readonly chainId: number
  readonly genesisHash: CommitBatch['checkpoint']['genesisHash']
  readonly deployments: readonly IndexedDeployment[]
  readonly store: Store
}

/**
 * Begins a chain's index at its head: the rows that all accounts share, read from views.
 *
 * Nothing before the block is indexed, and no owner is followed yet.
 *
 * @throws what the node or a venue's views make it throw; nothing is stored then.
 */
export async function seedChain(client: Client, parameters: SeedChainParameters): Promise<void> {
  const { chainId, deployments, store, genesisHash } = parameters
  const block = await getHeader(client, { chainId, block: { tag: 'latest' } })
  if (block === undefined)
    throw new MalformedAnswerError({ field: 'the latest block', value: null })
  const shared = new Map<IndexedDeployment, SharedSeed>()
  for (const indexed of deployments) {
    const { deployment } = indexed
    shared.set(indexed, await watchOf(indexed).seedShared(client, { deployment, at: block }))
  }
  const views = createViewCache(client, store)
  const applied = await applyBlocks({
    chainId,
    deployments,
    known: createKnownState(store),
    views,
    checked: [{ block, logs: [], headers: new Map() }],
    watch: createWatchSet({ deployments, store, owners: [] }),
    seeds: new Map([...shared].map(([indexed, { writes }]) => [indexed, writes])),
  })
  const { parentHash: _, ...head } = block
  store.commit({
    chainId,
    blocks: [block],
    ...applied,
    children: [...shared].flatMap(([{ deployment }, { children }]) =>
      children.map((address) => ({ deployment, address, sinceBlock: block.number })),
    ),
    logs: [],
    views: views.takeStored(),
    checkpoint: {
      head,
      safeNumber: 0,
      finalizedNumber: 0,
      retainedFromNumber: head.number,
      watchedFromNumber: head.number,
      genesisHash,
    },
  })
}

/**
 * Begins to follow owners at the stored head: their rows there, read from views.
 *
 * @throws what the node or a venue's views make it throw; nothing is stored then. A node that no longer
 * has the head refuses: the head is not part of its chain any more.
 */
export async function seedOwners(
  client: Client,
  parameters: Omit<SeedChainParameters, 'genesisHash'> & { readonly owners: readonly Address[] },
): Promise<void> {
  const { chainId, deployments, store, owners } = parameters
  const at = store.loadCheckpoint(chainId)?.head
  const block = at && store.loadBlock(at)
  assertInvariant(block !== undefined, `the head of chain ${chainId} is kept`)
  const seeds = new Map<IndexedDeployment, readonly RowWrite[]>()
  for (const indexed of deployments) {
    const { deployment } = indexed
    const asked = { deployment, owners, at: block, rows: store.rows(deployment) }
    seeds.set(indexed, await watchOf(indexed).seedOwners(client, asked))
  }
  const applied = await applyBlocks({
    chainId,
    deployments,
    known: createKnownState(store),
    seeds,
    // Of its own: answers of the head's block are stored with the head's block, or not at all.
    views: createViewCache(client, store),
    checked: [{ block, logs: [], headers: new Map() }],
    watch: createWatchSet({ deployments, store, owners }),
  })
  store.follow({ chainId, owners, ...applied })
}

function watchOf({ adapter }: IndexedDeployment) {
  const { watch } = adapter.index
  assertInvariant(watch !== undefined, `venue ${adapter.id} can be followed for some owners only`)
  return watch
}
