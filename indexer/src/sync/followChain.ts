import { getHeader, MalformedAnswerError } from '@crossmargin/adapters'
import type { Client } from 'viem'
import { readFinality } from '../rpc/readFinality.ts'
import type { Checkpoint, StoredBlock, StoreReader } from '../store/store.ts'
import type { ChainStep } from './chainStep.ts'
import { DeepReorgError } from './deepReorgError.ts'
import { fetchCoalesced, fetchEach } from './fetchRange.ts'
import { findAncestor } from './findAncestor.ts'
import type { LogWatch } from './watchedLogs.ts'

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
}

/** Blocks asked for at once below retention, and inside it. */
const coalescedSpan = 2_000
const checkedSpan = 50

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
  while (!signal.aborted) {
    const latest = await getHeader(client, { chainId, block: { tag: 'latest' } })
    if (latest === undefined)
      throw new MalformedAnswerError({ field: 'the latest block', value: null })
    const checkpoint = store.loadCheckpoint(chainId)
    yield await finalityStep(client, { chainId, checkpoint, latestNumber: latest.number })

    const isBehind = checkpoint !== undefined && latest.number < checkpoint.head.number
    lowerHeadsSeen = isBehind ? lowerHeadsSeen + 1 : 0
    if (isBehind && lowerHeadsSeen < lowerHeadPolls) {
      await parameters.sleep(parameters.pollIntervalMs)
      continue
    }
    const fork = await forkStep(client, { ...parameters, latest, checkpoint })
    if (fork !== undefined) {
      yield fork
      continue
    }
    const ahead = await aheadStep(client, { ...parameters, latest, checkpoint })
    if (ahead === undefined) await parameters.sleep(parameters.pollIntervalMs)
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
): Promise<ChainStep | undefined> {
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
  // Only an index that began with a snapshot can begin again without losing what it came to know.
  const canRestart = checkpoint.watchedFromNumber !== undefined
  if (ancestorNumber === 'none-kept' && canRestart) return { kind: 'restart' }
  if (typeof ancestorNumber !== 'number') throw new DeepReorgError({ name, finalizedNumber })
  return { kind: 'reorg', ancestorNumber }
}

/** The next blocks, if there are any; never more than one span. */
async function aheadStep(
  client: Client,
  parameters: FollowChainParameters & At,
): Promise<ChainStep | undefined> {
  const { chainId, watch, latest, checkpoint, startNumber, retentionBlocks } = parameters
  const from = checkpoint === undefined ? startNumber : checkpoint.head.number + 1
  if (from > latest.number) return undefined
  const retainedFrom = Math.max(latest.number - retentionBlocks + 1, startNumber)
  const isHistory = from < retainedFrom
  const to = isHistory
    ? Math.min(from + coalescedSpan - 1, retainedFrom - 1)
    : Math.min(from + checkedSpan - 1, latest.number)
  const fetchBlocks = isHistory ? fetchCoalesced : fetchEach
  const checked = await fetchBlocks(client, { chainId, from, to, watch })
  const first = checked[0]?.block
  const isUnlinked =
    checkpoint !== undefined &&
    first?.number === checkpoint.head.number + 1 &&
    first.parentHash !== checkpoint.head.hash
  // The chain moved between two questions: nothing is taken, the next round finds the fork.
  return isUnlinked ? undefined : { kind: 'blocks', checked }
}
