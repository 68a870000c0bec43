import type { VenueAdapter, View, ViewResults } from '@crossmargin/adapters'
import {
  type BlockRef,
  type Gap,
  InvariantError,
  type MarginAccountKey,
  type RowWrite,
} from '@crossmargin/core'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { CommitBatch, ScopedWrite } from '../store/store.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { assertRowFits } from './assertRowFits.ts'
import { decodeLog } from './decodeLog.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import type { KnownState } from './knownState.ts'
import type { OverlayRow, OverlayRows } from './overlayRows.ts'
import type { ViewCache } from './viewCache.ts'
import type { WatchSet } from './watchSet.ts'

/** What folding some blocks changed: the part of a batch that the venues decide. */
export type AppliedBlocks = Pick<CommitBatch, 'writes' | 'accounts' | 'gaps'>

/** Logs decoded ahead of being applied: their facts are asked together, and they are soon forgotten. */
const logsAtOnce = 512

/** What blocks are folded with. */
export type ApplyBlocksParameters = {
  readonly chainId: number
  readonly checked: readonly CheckedBlock[]
  readonly deployments: readonly IndexedDeployment[]
  readonly watch: WatchSet
  readonly views: ViewCache
  readonly known: KnownState
  /** Of a row's states up to this block only the last is wanted; every one of them when absent. */
  readonly finalUpToNumber?: number
  /** Rows that views told, put down before the logs: all of them of the first block. */
  readonly seeds?: ReadonlyMap<IndexedDeployment, readonly RowWrite[]>
}

type Collected = {
  readonly writes: ScopedWrite[]
  readonly accounts: { key: MarginAccountKey; firstBlock: number }[]
  readonly gaps: { blockNumber: number; gap: Gap }[]
}

type Context = {
  readonly collected: Collected
  readonly parameters: ApplyBlocksParameters
}

/** One deployment's part. What its logs are applied against changes from block to block only. */
type Work = Context & {
  readonly indexed: IndexedDeployment
  readonly rows: OverlayRows
  /** Last states of the rows written since the last checked block. */
  touched: Map<OverlayRow, RowWrite>
  /** Last states up to the final block, by row. */
  readonly final: Map<OverlayRow, ScopedWrite>
  against: Parameters<VenueAdapter['index']['apply']>[1] | undefined
}

/** A log as one deployment reads it; `event` is `undefined` where it does not. */
type ReadLog = {
  readonly log: FetchedLog
  readonly work: Work
  readonly event: unknown
  /** Why its facts cannot even be named. */
  failure?: unknown
}

/**
 * Folds checked blocks through the venues that watch them, in the order of the chain.
 *
 * Of each checked block: facts are asked ahead, every log is applied, then each deployment's views
 * are asked at exactly that block. A log that cannot be read, or that makes a venue fail, is set
 * aside as a gap and never stops the chain.
 *
 * @returns what is to be committed; the store is only read.
 */
export async function applyBlocks(parameters: ApplyBlocksParameters): Promise<AppliedBlocks> {
  const { deployments, known, checked } = parameters
  const collected: Collected = { writes: [], accounts: [], gaps: [] }
  const works = new Map(
    deployments.map((indexed): [IndexedDeployment, Work] => {
      const rows = known.rows(indexed)
      const [touched, final] = [new Map(), new Map()]
      return [indexed, { indexed, rows, touched, final, against: undefined, collected, parameters }]
    }),
  )
  for (const [indexed, writes] of parameters.seeds ?? []) {
    const work = works.get(indexed)
    const blockNumber = checked[0]?.block.number
    if (work === undefined || blockNumber === undefined) continue
    collect(work, { blockNumber, writes })
  }
  for (const each of checked) {
    const blockOf = createBlockOf(each, parameters.chainId)
    for (let from = 0; from < each.logs.length; from += logsAtOnce) {
      const logs = each.logs.slice(from, from + logsAtOnce)
      const read = readLogs(logs, { works, watch: parameters.watch })
      const facts = await askFacts(read, { block: each.block, views: parameters.views })
      for (const work of works.values()) work.against = undefined
      for (const it of read) applyLog(it, againstOf(it.work, { block: blockOf(it.log), facts }))
    }
    for (const work of works.values()) await observe(work, each.block)
  }
  const final = [...works.values()].flatMap((work) => [...work.final.values()])
  // Final states come first: each of them is of a block at or before those of the others.
  final.sort((a, b) => a.blockNumber - b.blockNumber)
  return { ...collected, writes: [...final, ...collected.writes] }
}

/** What a log is applied against: made once a block for each deployment. */
function againstOf(
  work: Work,
  { block, facts }: { readonly block: BlockRef; readonly facts: ReadonlyMap<Work, ViewResults> },
): NonNullable<Work['against']> {
  if (work.against?.block !== block) {
    const { deployment } = work.indexed
    const isFollowed = work.parameters.watch.ownerFilter?.isFollowed
    const answers = facts.get(work) ?? noAnswers
    work.against = { deployment, rows: work.rows, block, facts: answers, isFollowed }
  }
  return work.against
}

/** Decodes each log once, for each deployment that wants it. */
function readLogs(
  logs: readonly FetchedLog[],
  parameters: {
    readonly works: ReadonlyMap<IndexedDeployment, Work>
    readonly watch: WatchSet
  },
): readonly ReadLog[] {
  const { works, watch } = parameters
  const read: ReadLog[] = []
  for (const log of logs) {
    for (const indexed of watch.deploymentsOf(log.address)) {
      const work = works.get(indexed)
      if (work === undefined || watch.ownerFilter?.wants(log, indexed) === false) continue
      read.push({ log, work, event: decodeLog(log, indexed.adapter) })
    }
  }
  return read
}

async function askFacts(
  read: readonly ReadLog[],
  { block, views }: { readonly block: BlockRef; readonly views: ViewCache },
): Promise<ReadonlyMap<Work, ViewResults>> {
  const asked = new Map<Work, View[]>()
  for (const it of read) {
    const facts = factsOf(it)
    if (facts.length > 0) asked.set(it.work, [...(asked.get(it.work) ?? []), ...facts])
  }
  const answers = new Map<Work, ViewResults>()
  for (const [work, wanted] of asked)
    answers.set(work, await views.facts(work.indexed.deployment, wanted, block))
  return answers
}

/** The facts a log needs. Where they cannot even be named, it is set aside when its turn comes. */
function factsOf(it: ReadLog): readonly View[] {
  const { adapter, deployment } = it.work.indexed
  if (it.event === undefined) return []
  try {
    return adapter.index.facts(it.event, { deployment })
  } catch (error) {
    if (error instanceof InvariantError) throw error
    it.failure = error
    return []
  }
}

const noAnswers: ViewResults = { get: () => undefined }

/** The block of a log. Logs come block by block: one value serves all of a block. */
function createBlockOf({ headers }: CheckedBlock, chainId: number): (log: FetchedLog) => BlockRef {
  let block: BlockRef | undefined
  return ({ blockNumber: number, blockHash: hash }) => {
    if (block?.number !== number || block.hash !== hash) {
      const timestampSeconds = headers.get(number)?.timestampSeconds ?? 0
      block = { chainId, number, hash, timestampSeconds }
    }
    return block
  }
}

function applyLog(
  { log, work, event, failure }: ReadLog,
  against: NonNullable<Work['against']>,
): void {
  const { gaps } = work.collected
  const { index } = work.indexed.adapter
  const { blockNumber } = log
  if (event === undefined) {
    const isOurs = index.topics.includes(log.topics[0] ?? '0x')
    if (isOurs) gaps.push({ blockNumber, gap: undecodable(log, work) })
    return
  }
  try {
    if (failure !== undefined) throw failure
    collect(work, { blockNumber, writes: index.apply(event, against) })
  } catch (error) {
    if (error instanceof InvariantError) throw error
    gaps.push({ blockNumber, gap: failed(log, work, error) })
  }
}

async function observe(work: Work, block: BlockRef): Promise<void> {
  const { adapter, deployment } = work.indexed
  const { parameters } = work
  const blockNumber = block.number
  const asking = { deployment, rows: work.rows, block, touched: [...work.touched.values()] }
  const guard = <result>(action: () => result): result | undefined => {
    try {
      return action()
    } catch (error) {
      if (error instanceof InvariantError) throw error
      work.collected.gaps.push({ blockNumber, gap: unobserved(block, work, error) })
      return undefined
    }
  }
  const refresher = parameters.watch.ownerFilter === undefined ? undefined : adapter.index.watch
  const views =
    guard(() => [...adapter.index.observes(asking), ...(refresher?.refreshes(asking) ?? [])]) ?? []
  if (views.length > 0) {
    // What the node does not answer is not guarded: the step fails whole, and is tried again.
    const results = await parameters.views.observe(deployment, views, block)
    guard(() => {
      const refreshed = refresher?.refreshed({ ...asking, results }) ?? []
      collect(work, { blockNumber, writes: refreshed })
      collect(work, { blockNumber, writes: adapter.index.observed({ ...asking, results }) })
    })
  }
  work.touched = new Map()
}

function collect(
  work: Work,
  { blockNumber, writes }: { readonly blockNumber: number; readonly writes: readonly RowWrite[] },
): void {
  const { indexed, collected, parameters } = work
  const { deployment, adapter } = indexed
  // A row of somebody who is not followed began nowhere and may fit nothing: it must not take the rows
  // of everybody with it.
  const kept = writes.filter(
    (write) => parameters.watch.ownerFilter?.keeps(write, indexed) !== false,
  )
  // All of an event or nothing of it: whatever can fail does so before the first row is put.
  for (const write of kept) assertRowFits(adapter.tables, write)
  const keys = kept.map((write) => adapter.index.accounts(write, { deployment }))
  const finalUpToNumber = parameters.finalUpToNumber ?? -1
  for (const [index, write] of kept.entries()) {
    const row = work.rows.put(write)
    work.touched.set(row, write)
    const scoped = { deployment, blockNumber, write }
    if (blockNumber <= finalUpToNumber) work.final.set(row, scoped)
    else collected.writes.push(scoped)
    for (const key of keys[index] ?? [])
      if (parameters.known.meet(indexed, key))
        collected.accounts.push({ key, firstBlock: blockNumber })
  }
}

function undecodable(log: FetchedLog, { indexed }: Work): Gap {
  return {
    kind: 'log-undecodable',
    effect: 'part-missing',
    message: `Log ${log.logIndex} of block ${log.blockNumber} (contract ${log.address}) has a topic of ${indexed.adapter.label} but not its layout; it was set aside.`,
    chainId: indexed.deployment.chainId,
    venue: indexed.deployment.venue,
  }
}

function unobserved(block: BlockRef, { indexed }: Work, error: unknown): Gap {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return {
    kind: 'venue-failed',
    effect: 'account-unknown',
    message: `What ${indexed.adapter.label} (${indexed.deployment.root}) tells by views alone could not be read at block ${block.number}: ${reason}`,
    chainId: indexed.deployment.chainId,
    venue: indexed.deployment.venue,
  }
}

function failed(log: FetchedLog, { indexed }: Work, error: unknown): Gap {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return {
    kind: 'venue-failed',
    effect: 'account-unknown',
    message: `Log ${log.logIndex} of block ${log.blockNumber} (contract ${log.address}) could not be applied to ${indexed.adapter.label}: ${reason}`,
    chainId: indexed.deployment.chainId,
    venue: indexed.deployment.venue,
  }
}
