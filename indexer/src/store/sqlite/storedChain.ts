import { assertInvariant } from '@crossmargin/core'
import type { Checkpoint, StoredBlock } from '../store.ts'
import { decodeHex, encodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** Which one block to load. `at-time` takes the last block at or before it. */
type BlockQuery = {
  readonly chainId: number
  readonly by: 'number' | 'at-or-before' | 'at-time'
  readonly value: number
}

const blockSql = {
  number: 'number = ? LIMIT 1',
  'at-or-before': 'number <= ? ORDER BY number DESC LIMIT 1',
  // Blocks of one second are many on fast chains: the last of them is the one.
  'at-time': 'timestamp_seconds <= ? ORDER BY timestamp_seconds DESC, number DESC LIMIT 1',
} as const

/** Loads how far a chain is indexed; `undefined` before the first commit. */
export function loadCheckpoint(connection: Connection, chainId: number): Checkpoint | undefined {
  const row = connection.get<
    [number, Buffer, number, number, number, number, Buffer, number | null]
  >(
    `SELECT head_number, head_hash, head_timestamp_seconds, finalized_number, safe_number,
       retained_from_number, genesis_hash, watched_from_number FROM chain WHERE chain_id = ?`,
    chainId,
  )
  if (row === undefined) return undefined
  const [number, hash, timestampSeconds, finalizedNumber, safeNumber, retainedFromNumber] = row
  return {
    head: { chainId, number, hash: decodeHex(hash), timestampSeconds },
    finalizedNumber,
    safeNumber,
    retainedFromNumber,
    genesisHash: decodeHex(row[6]),
    ...(row[7] === null ? {} : { watchedFromNumber: row[7] }),
  }
}

/** Loads the checkpoint of a chain that must have one. @throws InvariantError when it has none. */
export function requireCheckpoint(connection: Connection, chainId: number): Checkpoint {
  const checkpoint = loadCheckpoint(connection, chainId)
  assertInvariant(checkpoint !== undefined, `chain ${chainId} is committed to before it is changed`)
  return checkpoint
}

/** Replaces how far a chain is indexed. */
export function saveCheckpoint(connection: Connection, checkpoint: Checkpoint): void {
  const { head, finalizedNumber, safeNumber, retainedFromNumber, genesisHash } = checkpoint
  connection.run(
    'INSERT OR REPLACE INTO chain VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    head.chainId,
    head.number,
    encodeHex(head.hash),
    head.timestampSeconds,
    finalizedNumber,
    safeNumber,
    retainedFromNumber,
    encodeHex(genesisHash),
    checkpoint.watchedFromNumber ?? null,
  )
}

/** Loads one kept block of a chain. */
export function loadStoredBlock(
  connection: Connection,
  { chainId, by, value }: BlockQuery,
): StoredBlock | undefined {
  const row = connection.get<[number, Buffer, Buffer, number]>(
    `SELECT number, hash, parent_hash, timestamp_seconds FROM block
     WHERE chain_id = ? AND ${blockSql[by]}`,
    chainId,
    value,
  )
  if (row === undefined) return undefined
  const [number, hash, parentHash, timestampSeconds] = row
  return {
    chainId,
    number,
    hash: decodeHex(hash),
    parentHash: decodeHex(parentHash),
    timestampSeconds,
  }
}

/** Keeps a block. */
export function saveBlock(connection: Connection, block: StoredBlock): void {
  connection.run(
    'INSERT INTO block (chain_id, number, hash, parent_hash, timestamp_seconds) VALUES (?, ?, ?, ?, ?)',
    block.chainId,
    block.number,
    encodeHex(block.hash),
    encodeHex(block.parentHash),
    block.timestampSeconds,
  )
}
