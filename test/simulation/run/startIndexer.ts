import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { indexChain } from '../../../indexer/src/engine/indexChain.ts'
import { prepareDeployments } from '../../../indexer/src/engine/prepareDeployments.ts'
import { createLogger } from '../../../indexer/src/log/createLogger.ts'
import { createPooledClient } from '../../../indexer/src/rpc/pool/createPooledClient.ts'
import type { ChainStatusBoard } from '../../../indexer/src/store/chainStatus.ts'
import type { ChangeFeed } from '../../../indexer/src/store/changeFeed.ts'
import type { RebuildableStore } from '../../../indexer/src/store/rebuild.ts'
import type { RandomSource } from '../chain/randomSource.ts'
import { bankAddress } from '../chain/referenceBank.ts'
import { canaryKey } from '../nodes/canaryKey.ts'
import type { SimNode } from '../nodes/createSimNode.ts'
import type { SimClock } from './createSimClock.ts'

/** What one chain is indexed with. */
export type StartIndexerParameters = {
  readonly chainId: number
  readonly nodes: readonly SimNode[]
  readonly store: RebuildableStore
  readonly adapter: VenueAdapter
  readonly startBlock: number
  readonly retentionBlocks: number
  readonly clock: SimClock
  readonly random: RandomSource
  readonly statuses: ChainStatusBoard
  readonly feed: ChangeFeed
  /** Unix seconds at the clock's zero. */
  readonly epochSeconds: number
  /** Every line that is logged, and every sentence that is said of a fault. */
  readonly onText: (text: string) => void
}

/** Indexing of one chain under way: the program's own loop, pool and store under a clock of ours. */
export type SimIndexer = { isOver(): boolean; failure(): unknown; stop(): void }

/** Where the bank is configured to be. */
export function bankDeployment(chainId: number, startBlock: number): Deployment {
  return { venue: 'bank', chainId, root: bankAddress, startBlock, contracts: {} }
}

/** Starts it. */
export function startIndexer(parameters: StartIndexerParameters): SimIndexer {
  const { chainId, nodes, store, adapter, clock, random, onText } = parameters
  const abort = new AbortController()
  const name = `chain-${chainId}`
  const endpoints = nodes.map((_, index) => ({
    url: `https://n${index}.c${chainId}.example.test/v2/${canaryKey}`,
  }))
  const [first, ...others] = endpoints
  const pooled = createPooledClient({
    chainId,
    endpoints: [first as { url: string }, ...others],
    clock,
    random: random.next,
    onFault: ({ message }) => onText(message),
    openWire: ({ url }) => nodes[endpoints.findIndex((it) => it.url === url)] as SimNode,
  })
  const logger = createLogger({ level: 'warn', stream: { write: onText } })
  let isOver = false
  let failure: unknown
  const { startBlock } = parameters
  const configured = [{ venue: adapter.id, chainId, root: bankAddress, startBlock }]
  const loop = indexChain({
    ...parameters,
    name,
    nodes: pooled,
    prepare: (client) =>
      prepareDeployments(client, {
        chainId,
        name,
        configured,
        adapters: new Map([[adapter.id, adapter]]),
        store,
        logger,
        isWatching: false,
      }),
    pollIntervalMs: 500,
    logger,
    signal: abort.signal,
    now: () => parameters.epochSeconds + clock.nowMs() / 1_000,
    sleep: (milliseconds) => clock.sleep(milliseconds, abort.signal),
  })
  void loop
    .catch((error: unknown) => {
      failure = error
    })
    .finally(() => {
      isOver = true
    })
  return {
    isOver: () => isOver,
    failure: () => failure,
    stop() {
      abort.abort()
      pooled.pool.close()
    },
  }
}
