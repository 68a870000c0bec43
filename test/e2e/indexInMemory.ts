import { type ChainLog, callViews, type Deployment, type VenueAdapter } from '@crossmargin/adapters'
import {
  type Address,
  type BlockRef,
  type Hex,
  type MarginAccountKey,
  type RowReader,
  type RowWrite,
  toMarginAccountId,
  type VenueTables,
} from '@crossmargin/core'
import type { Client } from 'viem'
import { getBlock, getLogs } from 'viem/actions'

// biome-ignore lint/suspicious/noExplicitAny: state and event stay inside the adapter handed in.
type AnyAdapter<tables extends VenueTables> = VenueAdapter<tables, any, any>

/** What stands after a checked block. The rows are live: they move on with the next block. */
export type IndexedBlock = {
  readonly at: BlockRef
  readonly rows: RowReader
  readonly accounts: readonly MarginAccountKey[]
}

/**
 * Folds every log of a chain through one adapter, as the engine does but without a store.
 *
 * Topics are asked of the whole chain and logs of unwatched contracts dropped here, so that children
 * announced in a block count from that very block.
 *
 * @param parameters.isChecked which blocks are observed and handed to `onBlock`; the last always is.
 */
export async function indexInMemory<tables extends VenueTables>(
  client: Client,
  parameters: {
    readonly adapter: AnyAdapter<tables>
    readonly deployment: Deployment
    readonly toNumber: number
    readonly isChecked: (number: number) => boolean
    readonly onBlock?: (block: IndexedBlock) => Promise<void>
  },
): Promise<IndexedBlock> {
  const { adapter, deployment, toNumber, isChecked, onBlock } = parameters
  const { index } = adapter
  const { reader, write } = createRows(adapter.tables)
  const rows = reader as RowReader<tables>
  const accounts = new Map<string, MarginAccountKey>()
  const watched = new Set(index.addresses(deployment).map(lower))
  const logs = await listLogs(client, deployment, toNumber)
  const head = await blockAt(client, deployment.chainId, toNumber)
  let touched: RowWrite<tables>[] = []
  const keep = (writes: readonly RowWrite<tables>[]): void => {
    for (const change of writes) {
      write(change as unknown as RowWrite)
      touched.push(change)
      for (const key of index.accounts(change, { deployment }))
        accounts.set(toMarginAccountId(key), key)
    }
  }

  let last: IndexedBlock | undefined
  for (let number = deployment.startBlock; number <= toNumber; number++) {
    const ofBlock = logs.get(number) ?? []
    if (ofBlock.length === 0 && !isChecked(number) && number !== toNumber) continue
    const block = await blockAt(client, deployment.chainId, number)
    for (const log of ofBlock) {
      if (!watched.has(log.address)) continue
      const event = index.decode(log)
      if (event === undefined) continue
      for (const child of index.children(event)) watched.add(lower(child))
      const facts = await callViews(client, { views: index.facts(event, { deployment }), at: head })
      keep(index.apply(event, { deployment, rows, block, facts }))
    }
    if (!isChecked(number) && number !== toNumber) continue
    const context = { deployment, rows, block, touched }
    const results = await callViews(client, { views: index.observes(context), at: block })
    keep(index.observed({ ...context, results }))
    touched = []
    last = { at: block, rows: reader, accounts: [...accounts.values()] }
    await onBlock?.(last)
  }
  return last as IndexedBlock
}

/** The block with a number, as the engine names it. */
export async function blockAt(client: Client, chainId: number, number: number): Promise<BlockRef> {
  const { hash, timestamp } = await getBlock(client, { blockNumber: BigInt(number) })
  return { chainId, number, hash: hash as Hex, timestampSeconds: Number(timestamp) }
}

async function listLogs(
  client: Client,
  deployment: Deployment,
  toNumber: number,
): Promise<ReadonlyMap<number, readonly ChainLog[]>> {
  const found = await getLogs(client, {
    fromBlock: BigInt(deployment.startBlock),
    toBlock: BigInt(toNumber),
  })
  const byBlock = new Map<number, ChainLog[]>()
  for (const log of found) {
    const { address, topics, data, blockHash } = log as typeof log & { blockHash: Hex }
    const blockNumber = Number(log.blockNumber)
    const logIndex = Number(log.logIndex)
    const entry = { address: lower(address), topics, data, blockNumber, blockHash, logIndex }
    byBlock.set(blockNumber, [...(byBlock.get(blockNumber) ?? []), entry as ChainLog])
  }
  return byBlock
}

type LooseRow = { readonly [column: string]: unknown }

function createRows(tables: VenueTables): {
  readonly reader: RowReader
  readonly write: (change: RowWrite) => void
} {
  const stored = new Map<string, Map<string, LooseRow>>()
  const rowsOf = (table: string): Map<string, LooseRow> => {
    const rows = stored.get(table) ?? new Map<string, LooseRow>()
    stored.set(table, rows)
    return rows
  }
  const columnsOf = (table: string): readonly string[] => Object.keys(tables[table]?.key ?? {})
  const keyOf = (table: string, row: LooseRow): string =>
    columnsOf(table)
      .map((column) => sortable(row[column]))
      .join('|')
  return {
    write: ({ table, row }) => {
      rowsOf(table).set(keyOf(table, row), row)
    },
    reader: {
      get: (table, key) => rowsOf(table).get(keyOf(table, key)) as never,
      list: (table, leadingKey) =>
        [...rowsOf(table)]
          .filter(([, row]) =>
            Object.entries(leadingKey).every(([column, value]) => row[column] === value),
          )
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([, row]) => row) as never,
    },
  }
}

/** Numbers padded, so that text order is number order. */
function sortable(value: unknown): string {
  return typeof value === 'bigint' || typeof value === 'number'
    ? String(value).padStart(78, '0')
    : String(value)
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
