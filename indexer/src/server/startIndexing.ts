import { setTimeout as sleepFor } from 'node:timers/promises'
import type { VenueAdapter } from '@crossmargin/adapters'
import type { Logger } from 'pino'
import type { ChainConfig, Config } from '../config/config.ts'
import type { OperatingError } from '../errors/operatingError.ts'
import type { ReconcileRound } from '../reconcile/createReconciler.ts'
import { createPooledClient } from '../rpc/pool/createPooledClient.ts'
import type { EndpointStatus } from '../rpc/pool/endpointStatus.ts'
import type { ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { DivergenceBoard } from '../store/divergenceBoard.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { openChainWorker } from './openChainWorker.ts'
import {
  type ChainProgress,
  type SupervisedChain,
  superviseChain,
} from './supervision/superviseChain.ts'

/** What indexing needs, beside the configuration. */
export type StartIndexingParameters = {
  readonly config: Config
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly store: RebuildableStore
  readonly statuses: ChainStatusBoard
  readonly divergences: DivergenceBoard
  readonly feed: ChangeFeed
  readonly logger: Logger
}

/** How the worker of one chain does: what neither the store nor the board knows. */
export type ChainVitals = ChainProgress & {
  readonly chainId: number
  readonly endpoints: readonly EndpointStatus[]
  /** Sums over all rounds of comparing since the program began. */
  readonly reconciled: { readonly rounds: number; readonly compared: number }
}

/** Indexing under way. */
export type Indexing = {
  listVitals(): readonly ChainVitals[]
  /** Resolves when a chain stands still for good; never while all is well. */
  readonly failed: Promise<OperatingError>
  /** Ends every chain's loop after its step and waits for it, but not for ever. */
  close(): Promise<void>
}

/** A chain may be silent for so many of its blocks, and at the least for so long. */
const silentBlocks = 20
const leastSilenceMs = 60_000
/** A worker that hangs does not keep the program from ending: what it would write is fenced off. */
const closingMs = 10_000
const headTimeoutMs = 10_000

/** Starts to index every configured chain, each in a loop of its own that no other can stop. */
export function startIndexing(parameters: StartIndexingParameters): Indexing {
  const { config, store, logger } = parameters
  const abort = new AbortController()
  const { watchedOwners } = config
  const wanted =
    watchedOwners === undefined
      ? {}
      : { wantedOwners: () => [...new Set([...watchedOwners, ...store.listWatchedOwners()])] }
  const chains = config.chains
    .filter(({ id }) => config.deployments.some(({ chainId }) => chainId === id))
    .map((chain) => startChain(chain, { ...parameters, ...wanted, signal: abort.signal }))
  return {
    listVitals: () => chains.map(({ vitals }) => vitals()),
    failed: Promise.race(chains.map(({ supervised }) => supervised.failed)),
    async close() {
      abort.abort()
      const timer = new AbortController()
      const ended = Promise.all(chains.map(({ supervised }) => supervised.ended)).then(() => true)
      const tooLate = sleepFor(closingMs, false, { signal: timer.signal }).catch(() => false)
      if (!(await Promise.race([ended, tooLate])))
        logger.warn('a chain did not end in time; nothing of it is written any more')
      timer.abort()
    },
  }
}

type StartedChain = { readonly supervised: SupervisedChain; vitals(): ChainVitals }

function startChain(
  chain: ChainConfig,
  parameters: StartIndexingParameters & {
    readonly signal: AbortSignal
    readonly wantedOwners?: () => readonly `0x${string}`[]
  },
): StartedChain {
  const { store, logger, signal } = parameters
  const reconciled = { rounds: 0, compared: 0 }
  const onRound = ({ compared }: ReconcileRound) => {
    reconciled.rounds += 1
    reconciled.compared += compared
  }
  let worker: ReturnType<typeof openChainWorker> | undefined
  const supervised = superviseChain({
    name: chain.name,
    logger,
    signal,
    openWorker: (alive) => {
      worker = openChainWorker({ ...parameters, chain, seed: chain.id, onRound, alive })
      return worker
    },
    storedHead: () => store.loadCheckpoint(chain.id)?.head.number,
    nodesHead: () => askHeads(chain),
    windowMs: () => Math.max(leastSilenceMs, silentBlocks * (worker?.blockTimeMs() ?? 0)),
    nowMs: () => Date.now(),
    sleep: async (milliseconds) => {
      await sleepFor(milliseconds, undefined, { signal }).catch(() => undefined)
    },
  })
  return {
    supervised,
    vitals: () => ({
      ...supervised.progress(),
      chainId: chain.id,
      endpoints: worker?.status() ?? [],
      reconciled: { ...reconciled },
    }),
  }
}

/** The highest head any node tells over a connection of its own; `undefined` when none answers. */
async function askHeads({ id: chainId, endpoints }: ChainConfig): Promise<number | undefined> {
  const { pool } = createPooledClient({ chainId, endpoints })
  const timer = new AbortController()
  try {
    const answers = await Promise.race([
      pool.askEvery({ method: 'eth_blockNumber', params: [] }),
      sleepFor(headTimeoutMs, [], { signal: timer.signal }).catch(() => []),
    ])
    const heads = answers.map(({ result }) => Number(result)).filter(Number.isSafeInteger)
    return heads.length === 0 ? undefined : Math.max(...heads)
  } finally {
    timer.abort()
    pool.close()
  }
}
