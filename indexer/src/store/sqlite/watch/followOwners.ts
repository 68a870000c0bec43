import { type Address, assertInvariant } from '@crossmargin/core'
import type { FollowedOwners } from '../../store.ts'
import type { CommitContext } from '../commitBatch.ts'
import type { Connection } from '../connection/openConnection.ts'
import { saveAccount } from '../storedAccounts.ts'
import { requireCheckpoint } from '../storedChain.ts'
import { saveGap } from '../storedGaps.ts'
import type { VenueCatalog } from '../venueTable.ts'
import { writeRowsAtHead } from '../writeRows.ts'
import { closeWatchSpans, openWatchSpans } from './watchSpans.ts'

/**
 * Writes the rows that owners have at the head and opens their spans. To be called inside a
 * transaction.
 *
 * @throws InvariantError for a chain that was never committed to, or rows of another block.
 */
export function followOwners(
  connection: Connection,
  { followed, context }: { readonly followed: FollowedOwners; readonly context: CommitContext },
): void {
  const { chainId, owners, writes, accounts, gaps } = followed
  const { catalog, deploymentIds } = context
  const { number: headNumber } = requireCheckpoint(connection, chainId).head
  for (const { blockNumber } of writes)
    assertInvariant(blockNumber === headNumber, `a row at the head is of block ${headNumber}`)
  writeRowsAtHead(connection, { catalog, deploymentIds, writes, headNumber })
  for (const { key, firstBlock } of accounts)
    saveAccount(connection, { deploymentId: deploymentIds.require(key), key, firstBlock })
  for (const { blockNumber, gap } of gaps) saveGap(connection, { chainId, blockNumber, gap })
  openWatchSpans(connection, { chainId, owners, atNumber: headNumber })
}

/** Closes owners' spans at the head. To be called inside a transaction. */
export function unfollowOwners(
  connection: Connection,
  { chainId, owners }: { readonly chainId: number; readonly owners: readonly Address[] },
): void {
  const { number: atNumber } = requireCheckpoint(connection, chainId).head
  closeWatchSpans(connection, { chainId, owners, atNumber })
}

const cleared = ['account', 'child', 'gap', 'view_answer', 'block', 'log_chunk', 'watch_span']

/** Deletes all that is indexed of a chain. To be called inside a transaction. */
export function forgetChain(
  connection: Connection,
  { catalog, chainId }: { readonly catalog: VenueCatalog; readonly chainId: number },
): void {
  for (const { sql } of catalog.tables) connection.run(sql.deleteAbove, chainId, -1)
  for (const table of [...cleared, 'chain'])
    connection.run(`DELETE FROM ${table} WHERE chain_id = ?`, chainId)
}
