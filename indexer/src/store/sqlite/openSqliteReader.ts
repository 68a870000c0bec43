import type { StoreReader } from '../store.ts'
import { type Connection, openReaderConnection } from './connection/openConnection.ts'
import { createStoreReader } from './createStoreReader.ts'
import { createDeploymentIds } from './deploymentIds.ts'
import { assertMigrated } from './migrateStore.ts'
import type { OpenSqliteParameters } from './openSqliteStore.ts'
import { toVenueCatalog } from './venueTable.ts'

/**
 * Opens the SQLite store for reading, beside whoever writes to it. Nothing it does can change it.
 *
 * What several calls answer belongs to one moment only inside `read`.
 *
 * @throws StoreOpenError when there is no store at the path.
 * @throws StoreVersionError, StoreShapeError when its tables are not those of this version.
 * @throws StoreCorruptError when the file is not a store.
 */
export function openSqliteReader(parameters: OpenSqliteParameters): StoreReader {
  return openReader(parameters, () => {})
}

/**
 * Opens the store for reading as it stands now, for as long as it is open: every answer belongs to
 * one moment, whatever is written meanwhile. What is overwritten is kept that long too, so this is
 * for work of minutes, not for a server.
 *
 * @throws as {@link openSqliteReader}.
 */
export function openSqliteSnapshot(parameters: OpenSqliteParameters): StoreReader {
  return openReader(parameters, (connection) => {
    connection.execute('BEGIN')
    // A transaction sees the moment of its first look, not of its beginning.
    connection.get('SELECT count(*) FROM chain')
  })
}

function openReader(
  { path, adapters }: OpenSqliteParameters,
  prepare: (connection: Connection) => void,
): StoreReader {
  const catalog = toVenueCatalog(adapters)
  const connection = openReaderConnection(path)
  try {
    assertMigrated(connection, catalog)
    prepare(connection)
    const deploymentIds = createDeploymentIds(connection)
    return createStoreReader(connection, { catalog, deploymentIds })
  } catch (error) {
    connection.close()
    throw error
  }
}
