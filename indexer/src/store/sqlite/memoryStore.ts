import Database from 'better-sqlite3'
import { deployment, standInVenue } from '../conformance/standIn.ts'
import type { CommitBatch } from '../store.ts'
import { type CommitContext, commitBatch } from './commitBatch.ts'
import { type Connection, toConnection } from './connection/openConnection.ts'
import { createDeploymentIds, saveDeployment } from './deploymentIds.ts'
import { migrateStore } from './migrateStore.ts'
import { toVenueCatalog } from './venueTable.ts'

/** The parts of a store over a database in memory, for tests that count what is stored. */
export type MemoryStore = CommitContext & {
  readonly connection: Connection
  commit(batch: CommitBatch): void
  /** How many rows a table has. */
  count(table: string): number
}

/** Opens one with the stand-in's tables and deployment. */
export function openMemoryStore(): MemoryStore {
  const connection = toConnection(new Database(':memory:'))
  const catalog = toVenueCatalog([standInVenue])
  migrateStore(connection, catalog)
  saveDeployment(connection, deployment)
  const context = { catalog, deploymentIds: createDeploymentIds(connection) }
  return {
    ...context,
    connection,
    commit: (batch) => connection.write(() => commitBatch(connection, { batch, context })),
    count: (table) => connection.get<[number]>(`SELECT count(*) FROM ${table}`)?.[0] ?? -1,
  }
}
