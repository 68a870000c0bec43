import type { Address } from '@crossmargin/core'
import type { WatchSpan } from '../../store.ts'
import { decodeHex, encodeHex } from '../codec/columnCodec.ts'
import type { Connection } from '../connection/openConnection.ts'

/** Owners of one chain that begin or cease to be followed at a block. */
type SpanEnds = {
  readonly chainId: number
  readonly owners: readonly Address[]
  readonly atNumber: number
}

/** Lists when which owner was followed on a chain, by owner and block. */
export function listWatchSpans(connection: Connection, chainId: number): readonly WatchSpan[] {
  return connection
    .list<[Buffer, number, number | null]>(
      `SELECT owner, from_number, until_number FROM watch_span WHERE chain_id = ?
       ORDER BY owner, from_number`,
      chainId,
    )
    .map(([owner, fromNumber, untilNumber]) => ({
      owner: decodeHex(owner),
      fromNumber,
      ...(untilNumber === null ? {} : { untilNumber }),
    }))
}

/** Opens a span for each owner; one that is open stays as it is. */
export function openWatchSpans(
  connection: Connection,
  { chainId, owners, atNumber }: SpanEnds,
): void {
  for (const owner of owners)
    connection.run(
      `INSERT INTO watch_span (chain_id, owner, from_number) SELECT ?, ?, ? WHERE NOT EXISTS (
         SELECT 1 FROM watch_span WHERE chain_id = ? AND owner = ? AND until_number IS NULL)`,
      chainId,
      encodeHex(owner),
      atNumber,
      chainId,
      encodeHex(owner),
    )
}

/** Closes the open span of each owner: it holds before the block. One that held nothing goes. */
export function closeWatchSpans(
  connection: Connection,
  { chainId, owners, atNumber }: SpanEnds,
): void {
  for (const owner of owners) {
    const span = [chainId, encodeHex(owner), atNumber] as const
    connection.run(
      'DELETE FROM watch_span WHERE chain_id = ? AND owner = ? AND from_number >= ? AND until_number IS NULL',
      ...span,
    )
    connection.run(
      'UPDATE watch_span SET until_number = ? WHERE chain_id = ? AND owner = ? AND until_number IS NULL',
      atNumber,
      chainId,
      encodeHex(owner),
    )
  }
}

/**
 * Takes back what was begun above an ancestor.
 *
 * An owner who ceased to be followed above it stays so: from the ancestor on, because blocks that come
 * anew are not folded for the owner.
 */
export function undoWatchSpans(
  connection: Connection,
  {
    chainId,
    ancestorNumber,
  }: {
    readonly chainId: number
    readonly ancestorNumber: number
  },
): void {
  connection.run(
    `DELETE FROM watch_span WHERE chain_id = ? AND (from_number > ?
       OR (from_number = ? AND until_number IS NOT NULL))`,
    chainId,
    ancestorNumber,
    ancestorNumber,
  )
  connection.run(
    'UPDATE watch_span SET until_number = ? WHERE chain_id = ? AND until_number > ?',
    ancestorNumber,
    chainId,
    ancestorNumber,
  )
}
