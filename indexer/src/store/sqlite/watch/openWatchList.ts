import { existsSync } from 'node:fs'
import type { Address } from '@crossmargin/core'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { decodeHex, encodeHex } from '../codec/columnCodec.ts'
import { type Connection, openWriterConnection } from '../connection/openConnection.ts'
import { assertVersion } from '../migrateStore.ts'

/** The owners a database is told to follow, beside those of the configuration. */
export type WatchList = {
  list(): readonly Address[]
  /** @returns those that were not in it. */
  add(owners: readonly Address[]): readonly Address[]
  /** @returns those that were in it. */
  remove(owners: readonly Address[]): readonly Address[]
  close(): void
}

/**
 * Opens the list of a database that the indexer may be writing to at the same time.
 *
 * Only this list is ever written by anybody but the indexer, which only reads it: so the two share a
 * file without sharing a row, and the indexer sees a change at its next look.
 *
 * @throws StoreOpenError when there is no store at the path; StoreVersionError for another version's.
 */
export function openWatchList(path: string): WatchList {
  if (!existsSync(path))
    throw new StoreOpenError({
      path,
      reason: 'there is no database yet',
      remedy:
        'Start the indexer on it once, or write the owners under `watch` in the configuration.',
    })
  const connection = openWriterConnection(path)
  try {
    assertVersion(connection)
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    list: () => listWatchedOwners(connection),
    add: (owners) => change(connection, owners, { isWanted: true }),
    remove: (owners) => change(connection, owners, { isWanted: false }),
    close: () => connection.close(),
  }
}

/** Lists the owners of the list, in the order of their addresses. */
export function listWatchedOwners(connection: Connection): readonly Address[] {
  return connection
    .list<[Buffer]>('SELECT owner FROM watched_owner ORDER BY owner')
    .map(([owner]) => decodeHex(owner))
}

function change(
  connection: Connection,
  owners: readonly Address[],
  { isWanted }: { readonly isWanted: boolean },
): readonly Address[] {
  return connection.write(() => {
    const known = new Set(listWatchedOwners(connection))
    const changed = owners.filter((owner) => known.has(owner) !== isWanted)
    const sql = isWanted
      ? 'INSERT INTO watched_owner (owner) VALUES (?)'
      : 'DELETE FROM watched_owner WHERE owner = ?'
    for (const owner of changed) connection.run(sql, encodeHex(owner))
    return changed
  })
}
