import type { VenueAdapter } from '@crossmargin/adapters'
import Database from 'better-sqlite3'
import type { RebuildableStore } from '../../../indexer/src/store/rebuild.ts'
import { toConnection } from '../../../indexer/src/store/sqlite/connection/openConnection.ts'
import { prepareStore } from '../../../indexer/src/store/sqlite/openSqliteStore.ts'
import { toVenueCatalog } from '../../../indexer/src/store/sqlite/venueTable.ts'

/** The real store over a database that a run has its hands on. */
export function openSimStore(
  database: Database.Database,
  adapters: readonly VenueAdapter[],
): RebuildableStore {
  return prepareStore({
    connection: toConnection(database),
    catalog: toVenueCatalog(adapters),
    lock: { release: () => undefined },
  })
}

/** A database in memory: losing it with the process is all right. */
export function openMemoryDatabase(): Database.Database {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  return database
}
