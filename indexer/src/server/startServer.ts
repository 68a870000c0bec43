import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { callViews, type VenueAdapter } from '@crossmargin/adapters'
import { toAssetRegistry } from '@crossmargin/core'
import type { Logger } from 'pino'
import { createApi } from '../api/createApi.ts'
import { connectChain } from '../assess/connectChain.ts'
import type { Config } from '../config/config.ts'
import type { OperatingError } from '../errors/operatingError.ts'
import { toListenError } from '../errors/toListenError.ts'
import { forgetWatchedChains } from '../replay/forgetWatchedChains.ts'
import { replayDatabase } from '../replay/replayDatabase.ts'
import type { AskViews } from '../replay/storedViews.ts'
import { type ChainStatusBoard, createChainStatusBoard } from '../store/chainStatus.ts'
import { createChangeFeed } from '../store/changeFeed.ts'
import { createDivergenceBoard } from '../store/divergenceBoard.ts'
import { StoreShapeError } from '../store/errors/storeShapeError.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { openSqliteReader } from '../store/sqlite/openSqliteReader.ts'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import type { StoreReader } from '../store/store.ts'
import { createHttpServer } from './createHttpServer.ts'
import { type Indexing, startIndexing } from './startIndexing.ts'
import { listChainHealth } from './supervision/chainHealth.ts'
import { createMetrics } from './supervision/createMetrics.ts'
import { createSupervisionPages } from './supervision/supervisionPages.ts'

/** The program at work: indexing and serving in one process. */
export type RunningServer = {
  /** Where it is served, without a path: `http://127.0.0.1:4000`. */
  readonly url: string
  readonly store: StoreReader
  readonly statuses: ChainStatusBoard
  /** Resolves when a chain stands still for good: the program ought to end with it. */
  readonly failed: Promise<OperatingError>
  /** Resolves when no chain is starting or catching up any more: it is followed, or in trouble. */
  settled(): Promise<void>
  /** Stops taking requests, ends indexing after its present step, closes the database. */
  close(): Promise<void>
}

/**
 * Opens the database, listens, and indexes every configured chain until closed.
 *
 * It serves from the first moment: what is not indexed yet is answered as such.
 *
 * @throws StoreLockedError, PortInUseError and the like, before anything was started.
 */
export async function startServer(parameters: {
  readonly config: Config
  readonly adapters: readonly VenueAdapter[]
  readonly logger: Logger
  readonly version: string
}): Promise<RunningServer> {
  const { config, logger, version } = parameters
  const adapters = new Map(parameters.adapters.map((adapter) => [adapter.id, adapter]))
  const path = config.databasePath
  const store = await openUpToDate(parameters)
  const reader = openSqliteReader({ path, adapters: parameters.adapters })
  const statuses = createChainStatusBoard(
    config.chains.map(({ id, name }) => ({ chainId: id, name })),
  )
  const divergences = createDivergenceBoard()
  const feed = createChangeFeed()
  const api = createApi(
    {
      store: reader,
      adapters,
      assets: toAssetRegistry(config.assets),
      thresholds: config.statusThresholds,
      statuses,
      divergences,
      feed,
      version,
    },
    { logger },
  )
  let indexing: Indexing | undefined
  const listHealth = () =>
    listChainHealth({
      statuses,
      divergences,
      store: reader,
      listVitals: () => indexing?.listVitals() ?? [],
    })
  const metrics = createMetrics(listHealth)
  const http = createHttpServer(api, createSupervisionPages({ version, metrics, listHealth }))
  const closeStore = () => {
    reader.close()
    store.close()
  }
  try {
    http.listen(config.api.port, config.api.host)
    await once(http, 'listening')
  } catch (cause) {
    closeStore()
    throw toListenError(cause, config.api)
  }
  const started = startIndexing({ config, adapters, store, statuses, divergences, feed, logger })
  indexing = started
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${config.api.host}:${port}`,
    store: reader,
    statuses,
    failed: started.failed,
    settled: () => untilSettled(statuses),
    async close() {
      // No new requests; those under way, and the commit under way, are finished first.
      http.close()
      await started.close()
      http.closeAllConnections()
      closeStore()
    },
  }
}

/**
 * Opens the store; where a venue's tables have changed their shape, builds their rows anew first. The
 * nodes are asked only for answers that were never stored.
 */
async function openUpToDate(parameters: {
  readonly config: Config
  readonly adapters: readonly VenueAdapter[]
  readonly logger: Logger
}): Promise<RebuildableStore> {
  const { config, adapters, logger } = parameters
  const path = config.databasePath
  try {
    return openSqliteStore({ path, adapters })
  } catch (error) {
    if (!(error instanceof StoreShapeError)) throw error
    logger.info({ reason: error.shortMessage }, 'rows are built anew from the stored logs')
  }
  const askOf = (chainId: number): AskViews | undefined => {
    const chain = config.chains.find(({ id }) => id === chainId)
    if (chain === undefined) return undefined
    return async (views, at) => {
      const { client, close } = await connectChain(chain)
      try {
        return await callViews(client, { views, at })
      } finally {
        await close()
      }
    }
  }
  for (const chainId of forgetWatchedChains({ path, adapters }))
    logger.info({ chainId }, 'watched owners are read anew')
  await replayDatabase({ path, adapters, askOf })
  return openSqliteStore({ path, adapters })
}

async function untilSettled(statuses: ChainStatusBoard): Promise<void> {
  while (statuses.list().some(({ state }) => state === 'starting' || state === 'backfilling'))
    await sleep(20)
}
