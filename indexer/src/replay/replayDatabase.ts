import type { VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type Hex } from '@crossmargin/core'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import type { Rebuilding, RebuiltDeployment, StaleVenue } from '../store/rebuild.ts'
import { openSqliteSnapshot } from '../store/sqlite/openSqliteReader.ts'
import { openStaleSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import { openSqliteRebuilding } from '../store/sqlite/rebuild/openSqliteRebuilding.ts'
import type { StoredView, StoreReader } from '../store/store.ts'
import { indexedAsOf } from './indexedAs.ts'
import { type ReplayProgress, replayChain } from './replayChain.ts'
import { ReplayWatchedError } from './replayWatchedError.ts'
import { type AskViews, createStoredViews } from './storedViews.ts'

/** Which database, and who is told how far it is. */
export type ReplayDatabaseParameters = {
  readonly path: string
  readonly adapters: readonly VenueAdapter[]
  readonly onProgress?: ((progress: ReplayProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** What a replay of one chain came to. */
export type ReplayedChain = {
  readonly chainId: number
  readonly headNumber: number
  readonly logCount: number
  /** Over the state as it was; `undefined` where its tables could not be read. */
  readonly storedDigest: Hex | undefined
  /** Over the state as the stored logs make it. */
  readonly replayedDigest: Hex
}

/**
 * Builds all derived state of a database anew from its stored logs and answers, and puts it in the
 * place of what was there, in one transaction. Killed at any moment, the database is as it was.
 *
 * @param parameters.askOf how a chain's node is asked for answers that were never stored.
 * @throws StoreLockedError while an indexer writes to it; StoreCorruptError, StoreVersionError and
 * the like; ReplayIncompleteError when what is stored does not suffice; ReplayWatchedError.
 */
export async function replayDatabase(
  parameters: ReplayDatabaseParameters & {
    readonly askOf?: ((chainId: number) => AskViews | undefined) | undefined
  },
): Promise<readonly ReplayedChain[]> {
  const { store, staleVenues } = openStaleSqliteStore(parameters)
  try {
    const rebuild = store.openRebuild()
    try {
      const replayed = await replayAll(store, { ...parameters, into: rebuild, staleVenues })
      rebuild.adopt(replayed)
      return replayed.chains
    } finally {
      rebuild.discard()
    }
  } finally {
    store.close()
  }
}

/**
 * Builds all derived state anew beside a database and compares, changing nothing. An indexer may go
 * on writing: what is compared is one moment.
 *
 * @throws StoreOpenError, StoreVersionError and the like; ReplayIncompleteError when what is stored
 * does not suffice; ReplayWatchedError.
 */
export async function checkReplay(
  parameters: ReplayDatabaseParameters,
): Promise<readonly ReplayedChain[]> {
  const store = openSqliteSnapshot(parameters)
  try {
    const into = openSqliteRebuilding(parameters)
    try {
      const { chains } = await replayAll(store, { ...parameters, into, staleVenues: [] })
      return chains
    } finally {
      into.discard()
    }
  } finally {
    store.close()
  }
}

async function replayAll(
  store: StoreReader,
  parameters: Parameters<typeof replayDatabase>[0] & {
    readonly into: Rebuilding
    readonly staleVenues: readonly StaleVenue[]
  },
): Promise<{
  readonly chains: readonly ReplayedChain[]
  readonly deployments: readonly RebuiltDeployment[]
  readonly views: readonly StoredView[]
}> {
  const { into, staleVenues, askOf } = parameters
  const chains: ReplayedChain[] = []
  const rebuilt: RebuiltDeployment[] = []
  const asked: StoredView[] = []
  for (const chainId of store.listChainIds()) {
    const checkpoint = store.loadCheckpoint(chainId)
    assertInvariant(checkpoint !== undefined, 'a chain that is listed has a checkpoint')
    const { head, watchedFromNumber } = checkpoint
    if (watchedFromNumber !== undefined)
      throw new ReplayWatchedError({ chainId, watchedFromNumber })
    const deployments = indexedOf(store, { ...parameters, chainId })
    const ask = askOf?.(chainId)
    const views = createStoredViews({ store, head, ask })
    const logCount = await replayChain({ ...parameters, chainId, deployments, store, views })
    asked.push(...views.takeStored())
    for (const indexed of deployments)
      rebuilt.push({ deployment: indexed.deployment, indexedAs: indexedAsOf(store, indexed) })
    const isReadable = deployments.every(
      ({ deployment }) => !staleVenues.some(({ venue }) => venue === deployment.venue),
    )
    chains.push({
      chainId,
      headNumber: head.number,
      logCount,
      storedDigest: isReadable ? store.digest(chainId) : undefined,
      replayedDigest: into.reader.digest(chainId),
    })
  }
  return { chains, deployments: rebuilt, views: asked }
}

function indexedOf(
  store: StoreReader,
  parameters: { readonly chainId: number; readonly adapters: readonly VenueAdapter[] },
): readonly IndexedDeployment[] {
  const { chainId, adapters } = parameters
  return store
    .listDeployments()
    .filter((deployment) => deployment.chainId === chainId)
    .map((deployment) => {
      const adapter = adapters.find(({ id }) => id === deployment.venue)
      assertInvariant(adapter !== undefined, 'a store opens only with the adapters of its venues')
      return { deployment, adapter }
    })
}
