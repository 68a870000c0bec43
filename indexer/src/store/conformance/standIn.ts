import type { ChainLog, Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { Address, Hex, RowWrite } from '@crossmargin/core'
import type { CommitBatch, ScopedWrite, Store, StoredBlock, StoreReader } from '../store.ts'

/** A store being tested, with the ways to look at the same data again. */
export type StoreUnderTest = {
  readonly store: Store
  /** A second, read-only look at the same data, while the store is open. */
  openReader(): StoreReader
  /** Closes the store and opens the same data again. */
  reopen(): Store
  dispose(): void
}

/** Opens an empty store with some venues' tables. */
export type OpenStore = (adapters: readonly Pick<VenueAdapter, 'id' | 'tables'>[]) => StoreUnderTest

/** A venue that is none: two tables with a column of every kind. */
export const standInVenue: Pick<VenueAdapter, 'id' | 'tables'> = {
  id: 'stand-in',
  tables: {
    reserve: {
      key: { asset: 'address' },
      columns: {
        liquidityIndexRay: 'uint256',
        supplyCapRaw: 'uint256?',
        ratePerYearRay: 'int256',
        oracle: 'address?',
        domain: 'bytes32',
        decimals: 'integer?',
        isFrozen: 'boolean',
        symbol: 'text',
      },
    },
    position: {
      key: { owner: 'address', slot: 'int256' },
      columns: { scaledRaw: 'uint256', categoryId: 'integer' },
    },
  },
}

export const chainId = 31337

export const deployment: Deployment = {
  venue: 'stand-in',
  chainId,
  root: toAddress(0xd0),
  startBlock: 1,
  contracts: { pool: toAddress(0xd1) },
}

/** An address that ends in a number. */
export function toAddress(number: number): Address {
  return `0x${number.toString(16).padStart(40, '0')}`
}

/** A hash that says which block of which fork it is of. */
export function toHash(number: number, fork = 0): Hex {
  return `0x${fork.toString(16).padStart(32, '0')}${number.toString(16).padStart(32, '0')}`
}

/** A block 12 seconds after the one before. `parentFork` is where its parent is, when not its own. */
export function toBlock(
  number: number,
  forks: { fork?: number; parentFork?: number } = {},
): StoredBlock {
  const { fork = 0, parentFork = fork } = forks
  return {
    chainId,
    number,
    hash: toHash(number, fork),
    parentHash: toHash(number - 1, parentFork),
    timestampSeconds: number * 12,
  }
}

/** A batch of the blocks given and nothing else, with parts of it replaced. */
export function toBatch(
  blocks: readonly StoredBlock[],
  parts: Partial<Omit<CommitBatch, 'checkpoint'>> & {
    finalizedNumber?: number
    retainedFromNumber?: number
  } = {},
): CommitBatch {
  const { finalizedNumber = 0, retainedFromNumber = 0, ...rest } = parts
  const { parentHash: _, ...head } = blocks.at(-1) ?? toBlock(0)
  return {
    chainId,
    blocks,
    writes: [],
    accounts: [],
    children: [],
    logs: [],
    views: [],
    gaps: [],
    checkpoint: {
      head,
      finalizedNumber,
      safeNumber: finalizedNumber,
      retainedFromNumber,
      genesisHash: toHash(0),
    },
    ...rest,
  }
}

/** One write of one row at a block. */
export function toWrite(blockNumber: number, write: RowWrite): ScopedWrite {
  return { deployment, blockNumber, write }
}

/** A position whose balance is given, of owner 1 and slot 0 unless said otherwise. */
export function toPosition(
  scaledRaw: bigint,
  { owner = 1, slot = 0n }: { owner?: number; slot?: bigint } = {},
): RowWrite {
  const row = { owner: toAddress(owner), slot, scaledRaw, categoryId: 0 }
  return { table: 'position', row }
}

/** A log of a block, its data telling it from others. */
export function toLog(blockNumber: number, logIndex: number, fork = 0): ChainLog {
  return {
    address: toAddress(0xd1),
    topics: [toHash(logIndex), toHash(blockNumber)],
    data: `0x${'ab'.repeat(logIndex % 5)}`,
    blockNumber,
    blockHash: toHash(blockNumber, fork),
    logIndex,
  }
}

/** Opens a store that knows the stand-in's deployment, and closes it after an action. */
export function withStore(open: OpenStore, action: (tested: StoreUnderTest) => void): void {
  const tested = open([standInVenue])
  try {
    tested.store.saveDeployment(deployment)
    action(tested)
  } finally {
    tested.dispose()
  }
}

/** The balances of owner 1's slot 0 as of each block of a list; `undefined` where there is no row. */
export function balancesAt(store: StoreReader, numbers: readonly number[]): readonly unknown[] {
  const key = { owner: toAddress(1), slot: 0n }
  return numbers.map((number) => {
    const { scaledRaw } = store.rows(deployment, number).get('position', key) ?? {}
    return scaledRaw
  })
}
