import { getHeader, MalformedAnswerError } from '@crossmargin/adapters'
import { assertInvariant } from '@crossmargin/core'
import type { Client } from 'viem'
import { withOneNode } from '../rpc/pool/poolOf.ts'
import { readFinality } from '../rpc/readFinality.ts'
import type { Checkpoint, StoredBlock, StoreReader } from '../store/store.ts'
import type { ChainStep } from './chainStep.ts'
import { DeepReorgError } from './deepReorgError.ts'
import { fetchEach } from './fetchRange.ts'
import { findAncestor } from './findAncestor.ts'
import { createHistory, type History } from './history/createHistory.ts'
import type { LogWatch } from './watchedLogs.ts'
import { whoHasBlock } from './whoHasBlock.ts'

/** What to follow, and how far back every block is kept. */
export type FollowChainParameters = {
  readonly chainId: number
  readonly name: string
  readonly store: StoreReader
  readonly watch: LogWatch
  /** The first block that can hold a log of ours. */
  readonly startNumber: number
  readonly retentionBlocks: number
  readonly pollIntervalMs: number
  readonly signal: AbortSignal
  /** Waits; ends early, without an error, when the signal is aborted. */
  sleep(milliseconds: number): Promise<void>
  /** Waits at the head, for a new block at the longest so long; `sleep` where left out. */
  waitForHead?(milliseconds: number): Promise<void>
}

/** Blocks asked for at once inside retention. */
const checkedSpan = 50
/** How long history goes on without asking where the head is. */
const historyMs = 2_000

/** Polls in a row that must agree on a lower head before it is believed: a lagging node is likelier. */
const lowerHeadPolls = 3

/**
 * Follows one chain from where the store stands, for as long as it is asked to.
 *
 * It reads the store before every step and never writes: whoever consumes a step commits it before
 * asking for the next one, so a step is always taken from what is really stored.
 *
 * @returns a generator of steps that ends when the signal is aborted.
 * @throws DeepReorgError when the chain disowns a finalized block; otherwise what the node's answers
 * make it throw. It may be called again after any of these.
 */
export async function* followChain(
  client: Client,
  parameters: FollowChainParameters,
): AsyncGenerator<ChainStep, void> {
  const { chainId, store, signal } = parameters
  let lowerHeadsSeen = 0
  const history = createHistory(client, parameters)
  while (!signal.aborted) {
    const latest = await getHeader(client, { chainId, block: { tag: 'latest' } })
    if (latest === undefined)
      throw new MalformedAnswerError({ field: 'the latest block', value: null })
    const checkpoint = store.loadCheckpoint(chainId)
    yield await finalityStep(client, { chainId, checkpoint, latestNumber: latest.number })

    const isBehind = checkpoint !== undefined && latest.number < checkpoint.head.number
    lowerHeadsSeen = isBehind ? lowerHeadsSeen + 1 : 0
    // A chain never ends before what it made final: a head below that is a node still syncing.
    const isSyncing = checkpoint !== undefined && latest.number < checkpoint.finalizedNumber
    if (isBehind && (isSyncing || lowerHeadsSeen < lowerHeadPolls)) {
      await parameters.sleep(parameters.pollIntervalMs)
      continue
    }
    const fork = await forkStep(client, { ...parameters, latest, checkpoint })
    if (fork === 'ask-again') {
      await parameters.sleep(parameters.pollIntervalMs)
      continue
    }
    if (fork !== undefined) {
      yield fork
      continue
    }
    yield* historySteps({ ...parameters, history, latest })
    const now = store.loadCheckpoint(chainId)
    // History that is not all told yet goes on after a look at the head.
    if (nextNumber(now, parameters) < retainedFrom({ ...parameters, latest })) continue
    const ahead = await aheadStep(client, { ...parameters, latest, checkpoint: now })
    const wait = parameters.waitForHead ?? parameters.sleep
    if (ahead === undefined) await wait(parameters.pollIntervalMs)
    else yield ahead
  }
}

type At = { readonly latest: StoredBlock; readonly checkpoint: Checkpoint | undefined }

async function finalityStep(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly checkpoint: Checkpoint | undefined
    readonly latestNumber: number
  },
): Promise<ChainStep> {
  const { chainId, checkpoint, latestNumber } = parameters
  const known = checkpoint ?? { safeNumber: 0, finalizedNumber: 0 }
  const finality = await readFinality(client, { chainId, known })
  return { kind: 'finality', latestNumber, ...finality }
}

/** Whether the stored head is still part of the chain; the way back where it is not. */
async function forkStep(
  client: Client,
  parameters: FollowChainParameters & At,
): Promise<ChainStep | 'ask-again' | undefined> {
  const { chainId, name, store, latest, checkpoint } = parameters
  if (checkpoint === undefined) return undefined
  const { head, finalizedNumber } = checkpoint
  if (latest.number === head.number && latest.hash === head.hash) return undefined
  const at = Math.min(head.number, latest.number)
  const served =
    at === latest.number ? latest : await getHeader(client, { chainId, block: { number: at } })
  if (served === undefined) throw new MalformedAnswerError({ field: `block ${at}`, value: null })
  if (at === head.number && served.hash === head.hash) return undefined
  const ancestorNumber = await findAncestor(client, {
    store,
    chainId,
    fromNumber: at,
    finalizedNumber,
  })
  if (typeof ancestorNumber === 'number') return { kind: 'reorg', ancestorNumber }
  const isNoneKept = ancestorNumber === 'none-kept'
  // An index that began with a snapshot begins again without losing what it came to know.
  if (isNoneKept && checkpoint.watchedFromNumber !== undefined) return { kind: 'restart' }
  const oldest = isNoneKept ? oldestBlock(parameters) : finalBlock(parameters)
  const { have, lack } = await whoHasBlock(client, oldest)
  // Where nobody answers, nothing was said either.
  if (have > 0 || lack === 0) return 'ask-again'
  // Nothing that is kept was final, and no node has any of it: the index began on another fork.
  if (isNoneKept && oldest.number > finalizedNumber) return { kind: 'restart' }
  throw new DeepReorgError({ name, finalizedNumber, nodes: lack })
}

/** The lowest kept block. */
function oldestBlock({ store, chainId }: FollowChainParameters): StoredBlock {
  const [block] = store.listBlocksAfter({ chainId, number: -1, limit: 1 })
  assertInvariant(block !== undefined, 'a chain with a checkpoint keeps a block')
  return block
}

/** The highest kept block that is final: the one a true chain still has. */
function finalBlock({ store, chainId, checkpoint }: FollowChainParameters & At): StoredBlock {
  const number = checkpoint?.finalizedNumber ?? 0
  const block = store.loadBlockAtOrBefore({ chainId, number })
  assertInvariant(block !== undefined, `a block at or before final block ${number} is kept`)
  return block
}

/**
 * The blocks below retention, as they come, until they are all told or the head should be looked at
 * again. Each step is committed before the next is asked for, so each begins at the checkpoint.
 */
async function* historySteps(
  parameters: FollowChainParameters & {
    readonly history: History
    readonly latest: StoredBlock
  },
): AsyncGenerator<ChainStep, void> {
  const { chainId, store, history, signal } = parameters
  const until = performance.now() + historyMs
  do {
    const checkpoint = store.loadCheckpoint(chainId)
    const from = nextNumber(checkpoint, parameters)
    const to = retainedFrom(parameters) - 1
    if (from > to) return
    const checked = await history.next({ from, to, parent: checkpoint?.head })
    yield { kind: 'blocks', checked: [checked] }
  } while (!signal.aborted && performance.now() < until)
}

function nextNumber(
  checkpoint: Checkpoint | undefined,
  { startNumber }: { readonly startNumber: number },
): number {
  return checkpoint === undefined ? startNumber : checkpoint.head.number + 1
}

/** The first block that is checked by itself. */
function retainedFrom(parameters: {
  readonly latest: StoredBlock
  readonly startNumber: number
  readonly retentionBlocks: number
}): number {
  const { latest, startNumber, retentionBlocks } = parameters
  return Math.max(latest.number - retentionBlocks + 1, startNumber)
}

/** The next blocks inside retention, if there are any; never more than one span. */
async function aheadStep(
  client: Client,
  parameters: FollowChainParameters & At,
): Promise<ChainStep | undefined> {
  const { chainId, watch, latest, checkpoint } = parameters
  const from = nextNumber(checkpoint, parameters)
  if (from > latest.number) return undefined
  const to = Math.min(from + checkedSpan - 1, latest.number)
  const range = { chainId, from, to, watch, ...(from === latest.number ? { latest } : {}) }
  // A block named by hash is refused by a node without it: whether it has it need not be asked.
  const needs = from === latest.number ? { from } : { from, to }
  const checked = await withOneNode(client, needs, (node) => fetchEach(node, range))
  const first = checked[0]?.block
  const isUnlinked =
    checkpoint !== undefined &&
    first?.number === checkpoint.head.number + 1 &&
    first.parentHash !== checkpoint.head.hash
  // The chain moved between two questions: nothing is taken, the next round finds the fork.
  return isUnlinked ? undefined : { kind: 'blocks', checked }
}
