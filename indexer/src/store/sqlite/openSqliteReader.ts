import type { StoreReader } from '../store.ts'
import { openReaderConnection } from './connection/openConnection.ts'
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
export function openSqliteReader({ path, adapters }: OpenSqliteParameters): StoreReader {
  const catalog = toVenueCatalog(adapters)
  const connection = openReaderConnection(path)
  try {
    assertMigrated(connection, catalog)
    const deploymentIds = createDeploymentIds(connection)
    return createStoreReader(connection, { catalog, deploymentIds })
  } catch (error) {
    connection.close()
    throw error
  }
}
