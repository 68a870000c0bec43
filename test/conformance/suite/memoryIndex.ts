import { type ChainLog, callViews, type Deployment, type VenueAdapter } from '@crossmargin/adapters'
import {
  type Address,
  type BlockRef,
  type Hex,
  type MarginAccountKey,
  type RowReader,
  type RowWrite,
  toMarginAccountId,
} from '@crossmargin/core'
import type { Client } from 'viem'
import { getBlock, getLogs } from 'viem/actions'
import { createMemoryRows } from './memoryRows.ts'

/** What stands after a checked block. The rows are live: they move on with the next block. */
export type IndexedBlock = {
  readonly at: BlockRef
  readonly rows: RowReader
  readonly accounts: readonly MarginAccountKey[]
}

/** Which blocks to fold, and which of them to observe and to hand out; the last always is. */
export type FoldParameters = {
  readonly toNumber: number
  readonly isChecked: (number: number) => boolean
  readonly onBlock?: (block: IndexedBlock) => Promise<void>
}

/** One deployment's logs folded through its adapter, as the engine does but without a store. */
export type MemoryIndex = {
  /** Folds on from where it stands. */
  foldTo(parameters: FoldParameters): Promise<IndexedBlock>
  /** The rows as they would be with a block's views observed and nothing kept of it. */
  peek(at: BlockRef): Promise<RowReader>
}

/**
 * Creates an index that has seen nothing yet.
 *
 * Topics are asked of the whole chain and logs of unwatched contracts dropped here, so that children
 * announced in a block count from that very block.
 */
export function createMemoryIndex(
  client: Client,
  parameters: { readonly adapter: VenueAdapter; readonly deployment: Deployment },
): MemoryIndex {
  const { adapter, deployment } = parameters
  const { index } = adapter
  const rows = createMemoryRows(adapter.tables)
  const accounts = new Map<string, MarginAccountKey>()
  const watched = new Set(index.addresses(deployment).map(lower))
  let touched: RowWrite[] = []
  let next = deployment.startBlock
  let last: IndexedBlock | undefined
  const keep = (writes: readonly RowWrite[]): void => {
    for (const write of writes) {
      rows.write(write)
      touched.push(write)
      for (const key of index.accounts(write, { deployment }))
        accounts.set(toMarginAccountId(key), key)
    }
  }
  const applyLogs = async (logs: readonly ChainLog[], block: BlockRef, head: BlockRef) => {
    for (const log of logs) {
      if (!watched.has(log.address)) continue
      const event = index.decode(log)
      if (event === undefined) continue
      for (const child of index.children(event)) watched.add(lower(child))
      const facts = await callViews(client, { views: index.facts(event, { deployment }), at: head })
      keep(index.apply(event, { deployment, rows: rows.reader, block, facts }))
    }
  }
  return {
    async foldTo({ toNumber, isChecked, onBlock }) {
      const { chainId } = deployment
      const logs = await logsByBlock(client, { fromNumber: next, toNumber })
      const head = await blockAt(client, chainId, toNumber)
      for (; next <= toNumber; next++) {
        const isObserved = isChecked(next) || next === toNumber
        const ofBlock = logs.get(next) ?? []
        if (ofBlock.length === 0 && !isObserved) continue
        const block = await blockAt(client, chainId, next)
        await applyLogs(ofBlock, block, head)
        if (!isObserved) continue
        const context = { deployment, rows: rows.reader, block, touched }
        const results = await callViews(client, { views: index.observes(context), at: block })
        keep(index.observed({ ...context, results }))
        touched = []
        last = { at: block, rows: rows.reader, accounts: [...accounts.values()] }
        await onBlock?.(last)
      }
      return last as IndexedBlock
    },
    async peek(at) {
      const copy = rows.copy()
      const context = { deployment, rows: copy.reader, block: at, touched }
      const results = await callViews(client, { views: index.observes(context), at })
      for (const write of index.observed({ ...context, results })) copy.write(write)
      return copy.reader
    },
  }
}

/** The block with a number, as the engine names it. */
export async function blockAt(client: Client, chainId: number, number: number): Promise<BlockRef> {
  const { hash, timestamp } = await getBlock(client, { blockNumber: BigInt(number) })
  return { chainId, number, hash: hash as Hex, timestampSeconds: Number(timestamp) }
}

async function logsByBlock(
  client: Client,
  range: { readonly fromNumber: number; readonly toNumber: number },
): Promise<ReadonlyMap<number, readonly ChainLog[]>> {
  const byBlock = new Map<number, ChainLog[]>()
  if (range.fromNumber > range.toNumber) return byBlock
  const found = await getLogs(client, {
    fromBlock: BigInt(range.fromNumber),
    toBlock: BigInt(range.toNumber),
  })
  for (const log of found) {
    const { address, topics, data, blockHash } = log as typeof log & { blockHash: Hex }
    const blockNumber = Number(log.blockNumber)
    const logIndex = Number(log.logIndex)
    const entry = { address: lower(address), topics, data, blockNumber, blockHash, logIndex }
    byBlock.set(blockNumber, [...(byBlock.get(blockNumber) ?? []), entry as ChainLog])
  }
  return byBlock
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
