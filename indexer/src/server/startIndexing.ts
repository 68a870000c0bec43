import { setTimeout as sleepFor } from 'node:timers/promises'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Logger } from 'pino'
import type { ChainConfig, Config } from '../config/config.ts'
import { type ChainNode, indexChain } from '../engine/indexChain.ts'
import { prepareDeployments } from '../engine/prepareDeployments.ts'
import { createChainClient } from '../rpc/createChainClient.ts'
import type { ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { Store } from '../store/store.ts'

/** What indexing needs, beside the configuration. */
export type StartIndexingParameters = {
  readonly config: Config
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly store: Store
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
  const { watchedOwners } = config
  const wanted =
    watchedOwners === undefined
      ? {}
      : { wantedOwners: () => [...new Set([...watchedOwners, ...store.listWatchedOwners()])] }
  const loops = config.chains.flatMap((chain) => {
    const configured = config.deployments.filter(({ chainId }) => chainId === chain.id)
    const [first, ...others] = nodesOf(chain)
    if (configured.length === 0 || first === undefined) return []
    return [
      indexChain({
        ...parameters,
        chainId: chain.id,
        name: chain.name,
        nodes: [first, ...others],
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
      }),
    ]
  })
  return {
    async close() {
      abort.abort()
      await Promise.all(loops)
    },
  }
}

function nodesOf(chain: ChainConfig): readonly ChainNode[] {
  return chain.rpcUrls.map((url) => ({
    url,
    client: createChainClient({ chainId: chain.id, name: chain.name, url }),
  }))
}

async function sleepUntilAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleepFor(milliseconds, undefined, { signal })
  } catch (error) {
    // Being woken by the end of the program is not an error; whoever slept looks at the signal.
    if (!signal.aborted) throw error
  }
}
