import { rpcFailure } from '@crossmargin/adapters'
import { type Address, BaseError, InvariantError } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { WrongGenesisError } from '../errors/wrongGenesisError.ts'
import type { RepairDesk } from '../reconcile/createRepairDesk.ts'
import { assertChain } from '../rpc/assertChain.ts'
import type { PooledClient } from '../rpc/pool/createPooledClient.ts'
import type { ChainState, ChainStatusBoard } from '../store/chainStatus.ts'
import type { ChangeFeed } from '../store/changeFeed.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import { followChain } from '../sync/followChain.ts'
import { assertSameWatch } from './assertSameWatch.ts'
import { type ChainIndex, createChainIndex } from './commitStep.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { repairChain } from './repairChain.ts'

/** What it takes to keep one chain indexed. */
export type IndexChainParameters = {
  readonly chainId: number
  readonly name: string
  /** The chain's nodes. Whoever opened them closes them. */
  readonly nodes: PooledClient
  /** Finds the deployments. */
  prepare(client: Client): Promise<readonly IndexedDeployment[]>
  readonly retentionBlocks: number
  /** Who is to be followed; absent where everybody is. */
  wantedOwners?(): readonly Address[]
  readonly pollIntervalMs: number
  readonly store: RebuildableStore
  readonly statuses: ChainStatusBoard
  readonly feed: ChangeFeed
  readonly logger: Logger
  readonly signal: AbortSignal
  /** Unix seconds by our own clock: only ever compared with a head's age. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** Waits for a new head, at the longest so long; only `sleep` where left out. */
  waitForHead?(milliseconds: number): Promise<void>
  /** Where repairs are asked for; none are where it is left out. */
  readonly desk?: RepairDesk
  /** Hears what is being indexed, each time that is made ready. */
  onReady?(deployments: readonly IndexedDeployment[]): void
  /** Hears each time the chain could not go on and said why. */
  onInterrupted?(): void
  /** Hears now and then that a rebuild, which takes no steps, goes on. */
  onRebuilding?(): void
}

/** A head older than this, while the node answers, is a chain that stands still. */
const staleAfterSeconds = 120
/** A head younger than this is followed live, however many blocks a fast chain made meanwhile. */
const freshWithinSeconds = 30
const firstBackoffMs = 250
const longestBackoffMs = 15_000

/**
 * Keeps one chain indexed until the signal is aborted.
 *
 * Any failure is this chain's alone: it is written on the status board, waited out with growing
 * pauses, and tried again from the checkpoint. Only what trying again cannot mend ends it, and then
 * the board keeps saying why.
 */
export async function indexChain(parameters: IndexChainParameters): Promise<void> {
  const { signal, logger, name } = parameters
  let backoffMs = firstBackoffMs
  while (!signal.aborted) {
    try {
      await runOnce({
        ...parameters,
        onProgress: () => {
          backoffMs = firstBackoffMs
        },
      })
    } catch (error) {
      // The end of the program ends what was under way, and that is no failure.
      if (signal.aborted) return
      const isPermanent = error instanceof BaseError && !error.retryable && !isOtherChain(error)
      const problem = sentenceOf(error)
      report(parameters, { state: 'unreachable', problem })
      parameters.onInterrupted?.()
      logger.warn({ chain: name, problem, isPermanent }, 'chain interrupted')
      logger.debug({ chain: name, err: error }, 'why the chain was interrupted')
      if (isPermanent) return
      await parameters.sleep(backoffMs)
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs)
    }
  }
}

/**
 * Nodes of another chain end nothing once the program runs: whoever answers at an address next time
 * may be the right one again. A wrong configuration is found before the start.
 */
function isOtherChain(error: BaseError): boolean {
  return error instanceof WrongChainError || error instanceof WrongGenesisError
}

async function runOnce(
  parameters: IndexChainParameters & { readonly onProgress: () => void },
): Promise<void> {
  const { chainId, name, store } = parameters
  const { client, pool } = parameters.nodes
  const known = store.loadCheckpoint(chainId)
  const genesisHash = await assertChain(pool, {
    name,
    genesisHash: known?.genesisHash,
    finalizedNumber: known?.finalizedNumber ?? 0,
  })
  assertSameWatch({ name, known, isWatching: parameters.wantedOwners !== undefined })
  const deployments = await parameters.prepare(client)
  parameters.onReady?.(deployments)
  const index: ChainIndex = createChainIndex(client, { ...parameters, deployments, genesisHash })
  const startNumber = Math.min(...deployments.map(({ deployment }) => deployment.startBlock))
  const steps = followChain(client, {
    ...parameters,
    startNumber,
    // The set is replaced after a rollback: always the present one is asked.
    watch: {
      addresses: () => index.watch.addresses(),
      topics: () => index.watch.topics(),
      announce: (log) => index.watch.announce(log),
      ...(parameters.wantedOwners === undefined
        ? {}
        : { filters: () => index.watch.ownerFilter?.filters ?? [] }),
    },
  })
  await index.begin()
  for await (const step of steps) {
    const isCommitted = await index.commit(step)
    const isMoved = (await followWanted(index, parameters)) || isCommitted
    parameters.onProgress()
    if (step.kind === 'finality') reportLiveness(parameters, step.latestNumber)
    if (step.kind === 'reorg')
      parameters.logger.info({ chain: name, ancestor: step.ancestorNumber }, 'reorg undone')
    const head = store.loadCheckpoint(chainId)?.head
    if (isMoved && head !== undefined) parameters.feed.publish({ chainId, headNumber: head.number })
    // What is remembered of the chain is forgotten with this run; the next one begins at once.
    if (await repairWhenAsked(client, { ...parameters, deployments })) return
  }
}

async function repairWhenAsked(
  client: Client,
  parameters: IndexChainParameters & { readonly deployments: readonly IndexedDeployment[] },
): Promise<boolean> {
  const { desk } = parameters
  const repair = desk?.take()
  if (repair === undefined) return false
  try {
    await repairChain(client, { ...parameters, repair, onProgress: parameters.onRebuilding })
  } finally {
    desk?.done()
  }
  return true
}

/**
 * Takes up and lets go owners after a step.
 *
 * A head that the node has just disowned cannot be read at: the steps must go on to find that out, so
 * the owners wait for the next one and are answered as not followed until then.
 */
async function followWanted(
  index: ChainIndex,
  { logger, name }: Pick<IndexChainParameters, 'logger' | 'name'>,
): Promise<boolean> {
  try {
    return await index.follow()
  } catch (error) {
    if (error instanceof InvariantError) throw error
    logger.warn({ chain: name, problem: sentenceOf(error) }, 'owners are not followed yet')
    return false
  }
}

function reportLiveness(parameters: IndexChainParameters, latestNumber: number): void {
  const { chainId, store } = parameters
  const head = store.loadCheckpoint(chainId)?.head
  const ageSeconds =
    head === undefined ? Number.POSITIVE_INFINITY : parameters.now() - head.timestampSeconds
  const isAtHead = head !== undefined && head.number >= latestNumber
  // A block that has just been made and is being fetched right now is not being behind.
  if (ageSeconds <= freshWithinSeconds || (isAtHead && ageSeconds <= staleAfterSeconds))
    report(parameters, { state: 'live', latestNumber })
  else if (!isAtHead) report(parameters, { state: 'backfilling', latestNumber })
  else
    report(parameters, {
      state: 'stale',
      latestNumber,
      problem: `The chain's last block is ${Math.round(ageSeconds)} seconds old.`,
    })
}

function report(
  { statuses, chainId, name }: IndexChainParameters,
  now: {
    readonly state: ChainState
    readonly latestNumber?: number
    readonly problem?: string
  },
): void {
  statuses.set({
    chainId,
    name,
    state: now.state,
    latestNumber: now.latestNumber ?? statuses.get(chainId)?.latestNumber,
    problem: now.problem,
  })
}

function sentenceOf(error: unknown): string {
  return error instanceof BaseError
    ? error.shortMessage
    : `The node could not be asked: ${rpcFailure(error)}.`
}
