import type { View, ViewResults } from '@crossmargin/adapters'
import {
  type BlockRef,
  type Gap,
  InvariantError,
  type MarginAccountKey,
  type RowWrite,
  toMarginAccountId,
} from '@crossmargin/core'
import type { FetchedLog } from '../rpc/logs/logFilter.ts'
import type { CommitBatch, ScopedWrite, StoreReader } from '../store/store.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { assertRowFits } from './assertRowFits.ts'
import { decodeLog } from './decodeLog.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { createOverlayRows, type OverlayRows } from './overlayRows.ts'
import type { ViewCache } from './viewCache.ts'
import type { WatchSet } from './watchSet.ts'

/** What folding some blocks changed: the part of a batch that the venues decide. */
export type AppliedBlocks = Pick<CommitBatch, 'writes' | 'accounts' | 'gaps'>

/** What blocks are folded with. */
export type ApplyBlocksParameters = {
  readonly chainId: number
  readonly checked: readonly CheckedBlock[]
  readonly deployments: readonly IndexedDeployment[]
  readonly watch: WatchSet
  readonly views: ViewCache
  readonly store: StoreReader
  /** Rows that views told, put down before the logs: all of them of the first block. */
  readonly seeds?: ReadonlyMap<IndexedDeployment, readonly RowWrite[]>
}

type Work = {
  readonly indexed: IndexedDeployment
  readonly rows: OverlayRows
  touched: RowWrite[]
}

type Collected = {
  readonly ownerFilter: WatchSet['ownerFilter']
  readonly writes: ScopedWrite[]
  readonly accounts: Map<string, { key: MarginAccountKey; firstBlock: number }>
  readonly gaps: { blockNumber: number; gap: Gap }[]
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
  const { deployments, store, checked } = parameters
  const works: readonly Work[] = deployments.map((indexed) => ({
    indexed,
    rows: createOverlayRows({
      tables: indexed.adapter.tables,
      below: store.rows(indexed.deployment),
    }),
    touched: [],
  }))
  const { ownerFilter } = parameters.watch
  const collected: Collected = { ownerFilter, writes: [], accounts: new Map(), gaps: [] }
  const workOf = new Map(works.map((work) => [work.indexed, work]))
  for (const [indexed, writes] of parameters.seeds ?? []) {
    const work = workOf.get(indexed)
    const blockNumber = checked[0]?.block.number
    if (work !== undefined && blockNumber !== undefined)
      collect(writes, { work, collected, blockNumber })
  }
  for (const each of checked) {
    const facts = await askFacts(each, parameters)
    for (const log of each.logs) {
      for (const indexed of parameters.watch.deploymentsOf(log.address)) {
        const work = workOf.get(indexed)
        if (work === undefined || ownerFilter?.wants(log, indexed) === false) continue
        applyLog(log, { ...each, work, facts: facts.get(indexed), collected, parameters })
      }
    }
    for (const work of works) await observe(each.block, { work, collected, parameters })
  }
  const { writes, gaps } = collected
  return { writes, gaps, accounts: [...collected.accounts.values()] }
}

async function askFacts(
  { block, logs }: CheckedBlock,
  { deployments, watch, views }: ApplyBlocksParameters,
): Promise<ReadonlyMap<IndexedDeployment, ViewResults>> {
  const asked = new Map<IndexedDeployment, View[]>()
  for (const log of logs) {
    for (const indexed of watch.deploymentsOf(log.address)) {
      const facts = factsOf(log, indexed)
      if (facts.length > 0) asked.set(indexed, [...(asked.get(indexed) ?? []), ...facts])
    }
  }
  const answers = new Map<IndexedDeployment, ViewResults>()
  for (const indexed of deployments) {
    const wanted = asked.get(indexed)
    if (wanted !== undefined)
      answers.set(indexed, await views.facts(indexed.deployment, wanted, block))
  }
  return answers
}

/** A log whose facts cannot even be named fails again when it is applied, and is set aside there. */
function factsOf(log: FetchedLog, { adapter, deployment }: IndexedDeployment): readonly View[] {
  const event = decodeLog(log, adapter)
  if (event === undefined) return []
  try {
    return adapter.index.facts(event, { deployment })
  } catch (error) {
    if (error instanceof InvariantError) throw error
    return []
  }
}

const noAnswers: ViewResults = { get: () => undefined }

function applyLog(
  log: FetchedLog,
  context: {
    readonly work: Work
    readonly facts: ViewResults | undefined
    readonly headers: CheckedBlock['headers']
    readonly collected: Collected
    readonly parameters: ApplyBlocksParameters
  },
): void {
  const { work, collected, parameters, headers } = context
  const { adapter, deployment } = work.indexed
  const block: BlockRef = {
    chainId: parameters.chainId,
    number: log.blockNumber,
    hash: log.blockHash,
    timestampSeconds: headers.get(log.blockNumber)?.timestampSeconds ?? 0,
  }
  const event = decodeLog(log, adapter)
  if (event === undefined) {
    const isOurs = adapter.index.topics.includes(log.topics[0] ?? '0x')
    if (isOurs) collected.gaps.push({ blockNumber: log.blockNumber, gap: undecodable(log, work) })
    return
  }
  try {
    adapter.index.facts(event, { deployment })
    const facts = context.facts ?? noAnswers
    const isFollowed = collected.ownerFilter?.isFollowed
    const applying = { deployment, rows: work.rows, block, facts, isFollowed }
    const writes = adapter.index.apply(event, applying)
    collect(writes, { work, collected, blockNumber: log.blockNumber })
  } catch (error) {
    if (error instanceof InvariantError) throw error
    collected.gaps.push({ blockNumber: log.blockNumber, gap: failed(log, work, error) })
  }
}

async function observe(
  block: BlockRef,
  context: {
    readonly work: Work
    readonly collected: Collected
    readonly parameters: ApplyBlocksParameters
  },
): Promise<void> {
  const { work, collected, parameters } = context
  const { adapter, deployment } = work.indexed
  const asking = { deployment, rows: work.rows, block, touched: work.touched }
  const guard = <result>(action: () => result): result | undefined => {
    try {
      return action()
    } catch (error) {
      if (error instanceof InvariantError) throw error
      collected.gaps.push({ blockNumber: block.number, gap: unobserved(block, work, error) })
      return undefined
    }
  }
  const refresher = collected.ownerFilter === undefined ? undefined : adapter.index.watch
  const views =
    guard(() => [...adapter.index.observes(asking), ...(refresher?.refreshes(asking) ?? [])]) ?? []
  if (views.length > 0) {
    // What the node does not answer is not guarded: the step fails whole, and is tried again.
    const results = await parameters.views.observe(deployment, views, block)
    guard(() => {
      const refreshed = refresher?.refreshed({ ...asking, results }) ?? []
      collect(refreshed, { work, collected, blockNumber: block.number })
      const writes = adapter.index.observed({ ...asking, results })
      collect(writes, { work, collected, blockNumber: block.number })
    })
  }
  work.touched = []
}

function collect(
  writes: readonly RowWrite[],
  context: {
    readonly work: Work
    readonly collected: Collected
    readonly blockNumber: number
  },
): void {
  const { work, collected, blockNumber } = context
  const { adapter, deployment } = work.indexed
  // All of an event or nothing of it: whatever can fail does so before the first row is put.
  for (const write of writes) assertRowFits(adapter.tables, write)
  const keys = writes.map((write) => adapter.index.accounts(write, { deployment }))
  for (const [index, write] of writes.entries()) {
    if (collected.ownerFilter?.keeps(write, work.indexed) === false) continue
    work.rows.put(write)
    work.touched.push(write)
    collected.writes.push({ deployment, blockNumber, write })
    for (const key of keys[index] ?? []) {
      const id = toMarginAccountId(key)
      if (!collected.accounts.has(id)) collected.accounts.set(id, { key, firstBlock: blockNumber })
    }
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
