import { setTimeout as sleepFor } from 'node:timers/promises'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Logger } from 'pino'
import type { ChainConfig, Config } from '../config/config.ts'
import { indexChain } from '../engine/indexChain.ts'
import { prepareDeployments } from '../engine/prepareDeployments.ts'
import { systemClock } from '../rpc/pool/clock.ts'
import { createPooledClient, type PooledClient } from '../rpc/pool/createPooledClient.ts'
import type { ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { followHeads, type HeadNews } from '../sync/head/followHeads.ts'
import { subscribeHeads } from '../sync/head/subscribeHeads.ts'

/** What indexing needs, beside the configuration. */
export type StartIndexingParameters = {
  readonly config: Config
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly store: RebuildableStore
  readonly statuses: ChainStatusBoard
  readonly feed: ChangeFeed
  readonly logger: Logger
}

/** Indexing under way. */
export type Indexing = {
  /** Ends every chain's loop after its step and waits for it. */
  close(): Promise<void>
}

/** Starts to index every configured chain, each in a loop of its own that no other can stop. */
export function startIndexing(parameters: StartIndexingParameters): Indexing {
  const { config, store } = parameters
  const abort = new AbortController()
  const opened: { close(): void }[] = []
  const { watchedOwners } = config
  const wanted =
    watchedOwners === undefined
      ? {}
      : { wantedOwners: () => [...new Set([...watchedOwners, ...store.listWatchedOwners()])] }
  const loops = config.chains.flatMap((chain) => {
    const configured = config.deployments.filter(({ chainId }) => chainId === chain.id)
    if (configured.length === 0) return []
    const nodes = openNodes(chain, parameters.logger)
    const heads = listenForHeads(chain, nodes)
    opened.push(nodes.pool, heads)
    return [
      indexChain({
        ...parameters,
        chainId: chain.id,
        name: chain.name,
        nodes,
        prepare: (client) =>
          prepareDeployments(client, {
            ...parameters,
            chainId: chain.id,
            name: chain.name,
            configured,
            isWatching: config.watchedOwners !== undefined,
          }),
        ...wanted,
        retentionBlocks: config.retentionBlocks,
        pollIntervalMs: chain.pollIntervalMs,
        signal: abort.signal,
        now: () => Date.now() / 1000,
        sleep: (milliseconds) => sleepUntilAborted(milliseconds, abort.signal),
        waitForHead: (milliseconds) => heads.wait(milliseconds),
      }),
    ]
  })
  return {
    async close() {
      abort.abort()
      // What is under way at a node is given up: nobody waits for it any longer.
      for (const each of opened) each.close()
      await Promise.all(loops)
    },
  }
}

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
