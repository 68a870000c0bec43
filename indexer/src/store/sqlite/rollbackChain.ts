import { assertInvariant } from '@crossmargin/core'
import type { Connection } from './connection/openConnection.ts'
import { loadStoredBlock, requireCheckpoint, saveCheckpoint } from './storedChain.ts'
import { deleteLogsAbove } from './storedLogs.ts'
import type { VenueCatalog } from './venueTable.ts'
import { undoWatchSpans } from './watch/watchSpans.ts'

const deletions = [
  'DELETE FROM account WHERE chain_id = ? AND first_block > ?',
  'DELETE FROM child WHERE chain_id = ? AND since_block > ?',
  'DELETE FROM gap WHERE chain_id = ? AND first_block > ?',
  'DELETE FROM view_answer WHERE chain_id = ? AND block_number > ?',
  'DELETE FROM block WHERE chain_id = ? AND number > ?',
]

/**
 * Undoes every block above an ancestor. To be called inside a transaction.
 *
 * The versions of the rows are the journal: those that began above the ancestor go, those that ended
 * above it are current again.
 *
 * @throws InvariantError when the ancestor is above the head, final blocks would be undone, or the
 * ancestor's header is not kept.
 */
export function rollbackChain(
  connection: Connection,
  parameters: {
    readonly catalog: VenueCatalog
    readonly chainId: number
    readonly ancestorNumber: number
  },
): void {
  const { catalog, chainId, ancestorNumber } = parameters
  const checkpoint = requireCheckpoint(connection, chainId)
  const { head, finalizedNumber } = checkpoint
  assertInvariant(
    ancestorNumber <= head.number,
    `ancestor ${ancestorNumber} is not above the head, block ${head.number}`,
  )
  if (ancestorNumber === head.number) return
  assertInvariant(
    ancestorNumber >= finalizedNumber,
    `block ${finalizedNumber} is final, and so not undone by going back to ${ancestorNumber}`,
  )
  const ancestor = loadStoredBlock(connection, { chainId, by: 'number', value: ancestorNumber })
  assertInvariant(ancestor !== undefined, `ancestor ${ancestorNumber} is a block that is kept`)
  for (const { sql } of catalog.tables) {
    // In this order: a row has one current version at a time.
    connection.run(sql.deleteAbove, chainId, ancestorNumber)
    connection.run(sql.reopenAbove, chainId, ancestorNumber)
  }
  for (const sql of deletions) connection.run(sql, chainId, ancestorNumber)
  deleteLogsAbove(connection, { chainId, ancestorNumber })
  undoWatchSpans(connection, { chainId, ancestorNumber })
  const { parentHash: _, ...newHead } = ancestor
  saveCheckpoint(connection, { ...checkpoint, head: newHead })
}
