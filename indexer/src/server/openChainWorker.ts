import { setTimeout as sleepFor } from 'node:timers/promises'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { ChainConfig, Config } from '../config/config.ts'
import { indexChain } from '../engine/indexChain.ts'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import { prepareDeployments } from '../engine/prepareDeployments.ts'
import { createRandom } from '../reconcile/createRandom.ts'
import { createReconciler, type ReconcileRound } from '../reconcile/createReconciler.ts'
import { createRepairDesk } from '../reconcile/createRepairDesk.ts'
import { runReconciler } from '../reconcile/runReconciler.ts'
import { systemClock } from '../rpc/pool/clock.ts'
import type { RpcPool } from '../rpc/pool/createPool.ts'
import { createPooledClient, type PooledClient } from '../rpc/pool/createPooledClient.ts'
import type { ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { followHeads, type HeadNews } from '../sync/head/followHeads.ts'
import { subscribeHeads } from '../sync/head/subscribeHeads.ts'
import { fenceStore } from './supervision/fenceStore.ts'
import type { ChainWorker } from './supervision/superviseChain.ts'

/** What one chain is indexed and compared with. */
export type OpenChainWorkerParameters = {
  readonly chain: ChainConfig
  readonly config: Config
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly store: RebuildableStore
  readonly statuses: ChainStatusBoard
  readonly divergences: DivergenceBoard
  readonly feed: ChangeFeed
  readonly logger: Logger
  readonly seed: number
  wantedOwners?(): readonly Address[]
  onRound(round: ReconcileRound): void
  /** A sign of life that is not a committed block. */
  alive(): void
}

/** Begins to index one chain, and to compare what is indexed with the chain, until it is closed. */
export function openChainWorker(
  parameters: OpenChainWorkerParameters,
): ChainWorker & Pick<RpcPool, 'status' | 'blockTimeMs'> {
  const { chain, config, adapters, logger, divergences } = parameters
  const { id: chainId, name } = chain
  const abort = new AbortController()
  const { signal } = abort
  const store = fenceStore(parameters.store, signal)
  const nodes = openNodes(chain, logger)
  const heads = listenForHeads(chain, nodes)
  const desk = createRepairDesk()
  let deployments: readonly IndexedDeployment[] = []
  const close = () => {
    abort.abort()
    // What is under way at a node is given up: nobody waits for it any longer.
    nodes.pool.close()
    heads.close()
  }
  const sleep = (milliseconds: number) => sleepUntilAborted(milliseconds, signal)
  const loop = indexChain({
    ...parameters,
    chainId,
    name,
    nodes,
    store,
    desk,
    prepare: (client) =>
      prepareDeployments(client, {
        chainId,
        name,
        adapters,
        store,
        logger,
        signal,
        configured: config.deployments.filter((it) => it.chainId === chainId),
        isWatching: config.watchedOwners !== undefined,
        onProgress: parameters.alive,
      }),
    retentionBlocks: config.retentionBlocks,
    pollIntervalMs: chain.pollIntervalMs,
    signal,
    now: () => Date.now() / 1000,
    sleep,
    waitForHead: (milliseconds) => heads.wait(milliseconds),
    onReady: (ready) => {
      deployments = ready
    },
    onInterrupted: parameters.alive,
    onRebuilding: parameters.alive,
    // A chain that ended for good is not compared any more either.
  }).finally(close)
  const { everySeconds, accounts } = config.reconcile ?? { everySeconds: 60, accounts: 16 }
  const random = createRandom(parameters.seed)
  const shared = { chainId, name, store, divergences, logger, desk, random }
  const comparing = runReconciler(createReconciler({ ...shared, accountsPerRound: accounts }), {
    ...shared,
    client: nodes.client,
    everyMs: everySeconds * 1_000,
    signal,
    sleep,
    deployments: () => deployments,
    onRound: parameters.onRound,
  })
  return {
    status: nodes.pool.status,
    blockTimeMs: nodes.pool.blockTimeMs,
    ended: Promise.all([loop, comparing]).then(() => undefined),
    close,
  }
}

/** Opens the nodes of a chain; their faults go to the log by alias, never by URL. */
function openNodes(chain: ChainConfig, logger: Logger): PooledClient {
  return createPooledClient({
    chainId: chain.id,
    endpoints: chain.endpoints,
    onFault: ({ shortMessage, verdict, endpoint, method }) => {
      const { kind, faultId, quarantineMs } = verdict
      const level = quarantineMs === undefined ? 'debug' : 'warn'
      logger[level]({ chain: chain.name, endpoint, method, kind, faultId }, shortMessage)
    },
  })
}

/** Listens at every node of a chain that announces heads; where none does, only polling is left. */
function listenForHeads({ endpoints }: ChainConfig, { pool }: PooledClient): HeadNews {
  const urls = endpoints.flatMap(({ url, ws }) => ws ?? (/^wss?:/.test(url) ? [url] : []))
  return followHeads({
    open: urls.map(subscribeHeads),
    clock: systemClock,
    random: Math.random,
    blockTimeMs: pool.blockTimeMs,
  })
}

async function sleepUntilAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleepFor(milliseconds, undefined, { signal })
  } catch (error) {
    // Being woken by the end of the program is not an error; whoever slept looks at the signal.
    if (!signal.aborted) throw error
  }
}
