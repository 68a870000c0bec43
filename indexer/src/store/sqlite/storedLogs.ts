import type { ChainLog } from '@crossmargin/adapters'
import { assertInvariant, InvariantError } from '@crossmargin/core'
import type { StoredLogs } from '../store.ts'
import { decodeLogs, encodeLogs, logEncoding } from './codec/logCodec.ts'
import { decodeTimes, encodeTimes } from './codec/timeCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** Some logs of a chain, and the times of the blocks they lie in as far as they are known. */
type TimedLogs = {
  readonly chainId: number
  readonly logs: readonly ChainLog[]
  /** Unix seconds by block number. */
  readonly timestamps?: ReadonlyMap<number, number> | undefined
}

/** Keeps the logs of one commit as one chunk. @throws InvariantError when one is there twice. */
export function saveLogs(connection: Connection, { chainId, logs, timestamps }: TimedLogs): void {
  const sorted = [...logs].sort(compareLogs)
  for (const [index, log] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before?.blockNumber === log.blockNumber && before.logIndex === log.logIndex)
      throw new InvariantError({
        invariant: `log ${log.logIndex} of block ${log.blockNumber} is given once`,
      })
  }
  insertChunk(connection, { chainId, logs: sorted, timestamps })
}

/**
 * Puts logs among those that are there, whichever of them are there already: for contracts or events
 * that were not watched when their blocks were indexed.
 */
export function mergeLogs(connection: Connection, { chainId, logs, timestamps }: TimedLogs): void {
  const numbers = logs.map(({ blockNumber }) => blockNumber)
  // A loop and not Math.min(...): a range may hold more logs than a call takes arguments.
  const fromNumber = numbers.reduce((least, number) => Math.min(least, number), Infinity)
  const toNumber = numbers.reduce((most, number) => Math.max(most, number), -1)
  if (toNumber < 0) return
  const overlapping = connection.list<[number, ...ChunkRow]>(
    `SELECT id, ${chunkColumns} FROM log_chunk
     WHERE chain_id = ? AND last_number >= ? AND first_number <= ? ORDER BY last_number`,
    chainId,
    fromNumber,
    toNumber,
  )
  const chunks = overlapping.map(([, ...row]) => decodeChunk(row))
  const merged = new Map<string, ChainLog>()
  for (const log of [...chunks.flatMap((chunk) => chunk.logs), ...logs])
    merged.set(`${log.blockNumber}:${log.logIndex}`, log)
  const times = new Map(chunks.flatMap((chunk) => [...chunk.timestamps]))
  for (const [number, time] of timestamps ?? []) times.set(number, time)
  for (const [id] of overlapping) connection.run('DELETE FROM log_chunk WHERE id = ?', id)
  const sorted = [...merged.values()].sort(compareLogs)
  insertChunk(connection, { chainId, logs: sorted, timestamps: times })
}

/** Lists the logs of a range of blocks, both ends included, ascending by block and index. */
export function listStoredLogs(
  connection: Connection,
  range: { readonly chainId: number; readonly fromNumber: number; readonly toNumber: number },
): readonly ChainLog[] {
  const { chainId, fromNumber, toNumber } = range
  return connection
    .list<ChunkRow>(
      `SELECT ${chunkColumns} FROM log_chunk
       WHERE chain_id = ? AND last_number >= ? AND first_number <= ? ORDER BY last_number`,
      chainId,
      fromNumber,
      toNumber,
    )
    .flatMap((row) => decodeChunk(row).logs)
    .filter(({ blockNumber }) => blockNumber >= fromNumber && blockNumber <= toNumber)
}

/** Loads the first chunk that has a log above a block. */
export function loadChunkAfter(
  connection: Connection,
  { chainId, afterNumber }: { readonly chainId: number; readonly afterNumber: number },
): StoredLogs | undefined {
  const row = connection.get<ChunkRow>(
    `SELECT ${chunkColumns} FROM log_chunk
     WHERE chain_id = ? AND last_number > ? ORDER BY last_number LIMIT 1`,
    chainId,
    afterNumber,
  )
  return row === undefined ? undefined : decodeChunk(row)
}

/** Takes back every log above a block. The one chunk that has logs on both sides is written anew. */
export function deleteLogsAbove(
  connection: Connection,
  { chainId, ancestorNumber }: { readonly chainId: number; readonly ancestorNumber: number },
): void {
  const straddling = connection.get<ChunkRow>(
    `SELECT ${chunkColumns} FROM log_chunk
     WHERE chain_id = ? AND last_number > ? AND first_number <= ?`,
    chainId,
    ancestorNumber,
    ancestorNumber,
  )
  connection.run(
    'DELETE FROM log_chunk WHERE chain_id = ? AND last_number > ?',
    chainId,
    ancestorNumber,
  )
  if (straddling === undefined) return
  const { logs, timestamps } = decodeChunk(straddling)
  const kept = logs.filter(({ blockNumber }) => blockNumber <= ancestorNumber)
  insertChunk(connection, { chainId, logs: kept, timestamps })
}

function insertChunk(connection: Connection, { chainId, logs, timestamps }: TimedLogs): void {
  const first = logs[0]
  const last = logs.at(-1)
  if (first === undefined || last === undefined) return
  connection.run(
    `INSERT INTO log_chunk (chain_id, first_number, last_number, encoding, logs, timestamps)
     VALUES (?, ?, ?, ?, ?, ?)`,
    chainId,
    first.blockNumber,
    last.blockNumber,
    logEncoding,
    encodeLogs(logs),
    packTimes(logs, timestamps),
  )
}

type ChunkRow = [encoding: number, logs: Buffer, lastNumber: number, timestamps: Buffer | null]

const chunkColumns = 'encoding, logs, last_number, timestamps'

function decodeChunk([encoding, chunk, lastNumber, packed]: ChunkRow): StoredLogs {
  assertInvariant(encoding === logEncoding, `chunks of logs are of encoding ${logEncoding}`)
  const logs = decodeLogs(chunk)
  const times = packed === null ? [] : decodeTimes(packed)
  const numbers = times.length === 0 ? [] : blocksOf(logs)
  const timestamps = new Map(numbers.map((number, index) => [number, times[index] ?? 0]))
  return { logs, timestamps, lastNumber }
}

/** Times of all blocks or of none: a time that is missing would shift those after it. */
function packTimes(
  logs: readonly ChainLog[],
  timestamps: ReadonlyMap<number, number> | undefined,
): Buffer | null {
  const times: number[] = []
  for (const number of blocksOf(logs)) {
    const time = timestamps?.get(number)
    if (time === undefined) return null
    times.push(time)
  }
  return encodeTimes(times)
}

function blocksOf(logs: readonly ChainLog[]): readonly number[] {
  return [...new Set(logs.map(({ blockNumber }) => blockNumber))]
}

function compareLogs(left: ChainLog, right: ChainLog): number {
  return left.blockNumber - right.blockNumber || left.logIndex - right.logIndex
}
