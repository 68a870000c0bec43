import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { assertInvariant } from '@crossmargin/core'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import type { Store } from '../store.ts'
import { commitBatch } from './commitBatch.ts'
import { assertLocalDisk } from './connection/assertLocalDisk.ts'
import { type Connection, openWriterConnection } from './connection/openConnection.ts'
import { takeWriterLock, type WriterLock } from './connection/takeWriterLock.ts'
import { createStoreReader } from './createStoreReader.ts'
import { createDeploymentIds, saveDeployment } from './deploymentIds.ts'
import { assertSound, migrateStore } from './migrateStore.ts'
import { pruneChain } from './pruneChain.ts'
import { rollbackChain } from './rollbackChain.ts'
import { toVenueCatalog, type VenueCatalog, type VenueSchema } from './venueTable.ts'
import { followOwners, forgetChain, unfollowOwners } from './watch/followOwners.ts'

/** Where the store is, and whose tables it has. */
export type OpenSqliteParameters = {
  /** A file on a local disk; its directory exists. */
  readonly path: string
  readonly adapters: readonly VenueSchema[]
}

/**
 * Opens the SQLite store for writing, as its only writer; makes it when there is none.
 *
 * @throws StoreLockedError when it has a writer already.
 * @throws StoreOpenError when the path cannot be used.
 * @throws StoreCorruptError when the file contradicts itself.
 * @throws StoreVersionError, StoreShapeError when its tables are not those of this version.
 * @example
 * const store = openSqliteStore({ path: 'crossmargin.sqlite', adapters: [aaveV3] })
 */
export function openSqliteStore(parameters: OpenSqliteParameters): Store {
  const catalog = toVenueCatalog(parameters.adapters)
  const path = toRealPath(parameters.path)
  const lock = takeWriterLock(path)
  try {
    const connection = openWriterConnection(path)
    return prepareStore({ connection, catalog, lock })
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Checks a file, brings its tables up to date and makes a store of it. Closes it on failure. */
export function prepareStore(parameters: {
  readonly connection: Connection
  readonly catalog: VenueCatalog
  readonly lock: WriterLock
}): Store {
  const { connection, catalog, lock } = parameters
  try {
    assertSound(connection)
    migrateStore(connection, catalog)
    return createStore({ connection, catalog, lock })
  } catch (error) {
    connection.close()
    throw error
  }
}

function createStore({ connection, catalog, lock }: Parameters<typeof prepareStore>[0]): Store {
  const deploymentIds = createDeploymentIds(connection)
  return {
    ...createStoreReader(connection, { catalog, deploymentIds }),
    saveDeployment: (deployment) => {
      assertInvariant(
        catalog.tables.some(({ venue }) => venue === deployment.venue),
        `venue "${deployment.venue}" has tables in the store`,
      )
      connection.write(() => saveDeployment(connection, deployment))
    },
    commit: (batch) =>
      connection.write(() =>
        commitBatch(connection, { batch, context: { catalog, deploymentIds } }),
      ),
    rollback: (to) => connection.write(() => rollbackChain(connection, { catalog, ...to })),
    follow: (followed) =>
      connection.write(() =>
        followOwners(connection, { followed, context: { catalog, deploymentIds } }),
      ),
    unfollow: (parameters) => connection.write(() => unfollowOwners(connection, parameters)),
    forget: (chainId) => connection.write(() => forgetChain(connection, { catalog, chainId })),
    prune: (to) => connection.write(() => pruneChain(connection, { catalog, ...to })),
    close: () => {
      connection.close()
      lock.release()
    },
  }
}

/** One file has one lock, by whatever links it is reached. */
function toRealPath(path: string): string {
  const absolute = resolve(path)
  const directory = dirname(absolute)
  if (!existsSync(directory))
    throw new StoreOpenError({
      path,
      reason: `directory "${directory}" does not exist`,
      remedy: 'Make the directory, or choose another path.',
    })
  assertLocalDisk({ path: directory })
  return existsSync(absolute)
    ? realpathSync(absolute)
    : join(realpathSync(directory), basename(absolute))
}
