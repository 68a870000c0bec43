import type { Connection } from './connection/openConnection.ts'
import { loadStoredBlock, requireCheckpoint, saveCheckpoint } from './storedChain.ts'
import type { VenueCatalog } from './venueTable.ts'

/**
 * Drops what nobody can ask for any more. To be called inside a transaction.
 *
 * Row versions superseded at or before a block, and block headers and answers of views that have a
 * later one at or before it. Nothing above the last final block is dropped, however high the bound:
 * it is needed to undo. Logs are never dropped.
 *
 * @throws InvariantError for a chain that was never committed to.
 */
export function pruneChain(
  connection: Connection,
  parameters: {
    readonly catalog: VenueCatalog
    readonly chainId: number
    readonly beforeNumber: number
  },
): void {
  const { catalog, chainId, beforeNumber } = parameters
  const checkpoint = requireCheckpoint(connection, chainId)
  const boundNumber = Math.min(beforeNumber, checkpoint.finalizedNumber)
  for (const { sql } of catalog.tables) connection.run(sql.prune, chainId, boundNumber)
  connection.run(
    `DELETE FROM view_answer WHERE chain_id = ? AND block_number < ? AND EXISTS (
       SELECT 1 FROM view_answer AS later
       WHERE later.view_call_id = view_answer.view_call_id
         AND later.block_number > view_answer.block_number AND later.block_number <= ?)`,
    chainId,
    boundNumber,
    boundNumber,
  )
  const kept = loadStoredBlock(connection, { chainId, by: 'at-or-before', value: boundNumber })
  if (kept !== undefined)
    connection.run('DELETE FROM block WHERE chain_id = ? AND number < ?', chainId, kept.number)
  saveCheckpoint(connection, {
    ...checkpoint,
    retainedFromNumber: Math.max(checkpoint.retainedFromNumber, beforeNumber),
  })
}
