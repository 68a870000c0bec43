import type { ChainLog } from '@crossmargin/adapters'
import { assertInvariant, InvariantError } from '@crossmargin/core'
import { decodeLogs, encodeLogs, logEncoding } from './codec/logCodec.ts'
import type { Connection } from './connection/openConnection.ts'

/** Keeps the logs of one commit as one chunk. @throws InvariantError when one is there twice. */
export function saveLogs(
  connection: Connection,
  { chainId, logs }: { readonly chainId: number; readonly logs: readonly ChainLog[] },
): void {
  const sorted = [...logs].sort(
    (left, right) => left.blockNumber - right.blockNumber || left.logIndex - right.logIndex,
  )
  for (const [index, log] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before?.blockNumber === log.blockNumber && before.logIndex === log.logIndex)
      throw new InvariantError({
        invariant: `log ${log.logIndex} of block ${log.blockNumber} is given once`,
      })
  }
  insertChunk(connection, { chainId, logs: sorted })
}

/** Lists the logs of a range of blocks, both ends included, ascending by block and index. */
export function listStoredLogs(
  connection: Connection,
  range: { readonly chainId: number; readonly fromNumber: number; readonly toNumber: number },
): readonly ChainLog[] {
  const { chainId, fromNumber, toNumber } = range
  return connection
    .list<[number, Buffer]>(
      `SELECT encoding, logs FROM log_chunk
       WHERE chain_id = ? AND last_number >= ? AND first_number <= ? ORDER BY last_number`,
      chainId,
      fromNumber,
      toNumber,
    )
    .flatMap(([encoding, chunk]) => decodeChunk(encoding, chunk))
    .filter(({ blockNumber }) => blockNumber >= fromNumber && blockNumber <= toNumber)
}

/** Takes back every log above a block. The one chunk that has logs on both sides is written anew. */
export function deleteLogsAbove(
  connection: Connection,
  { chainId, ancestorNumber }: { readonly chainId: number; readonly ancestorNumber: number },
): void {
  const straddling = connection.get<[number, Buffer]>(
    `SELECT encoding, logs FROM log_chunk
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
  const logs = decodeChunk(...straddling).filter(({ blockNumber }) => blockNumber <= ancestorNumber)
  insertChunk(connection, { chainId, logs })
}

function insertChunk(
  connection: Connection,
  { chainId, logs }: { readonly chainId: number; readonly logs: readonly ChainLog[] },
): void {
  const first = logs[0]
  const last = logs.at(-1)
  if (first === undefined || last === undefined) return
  connection.run(
    `INSERT INTO log_chunk (chain_id, first_number, last_number, encoding, logs)
     VALUES (?, ?, ?, ?, ?)`,
    chainId,
    first.blockNumber,
    last.blockNumber,
    logEncoding,
    encodeLogs(logs),
  )
}

function decodeChunk(encoding: number, chunk: Buffer): readonly ChainLog[] {
  assertInvariant(encoding === logEncoding, `chunks of logs are of encoding ${logEncoding}`)
  return decodeLogs(chunk)
}
