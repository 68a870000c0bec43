import { rmSync } from 'node:fs'
import type { Rebuilding } from '../../rebuild.ts'
import { saveFound } from '../commitBatch.ts'
import { type Connection, openScratchConnection } from '../connection/openConnection.ts'
import { createStoreReader } from '../createStoreReader.ts'
import { createDeploymentIds, saveDeployment } from '../deploymentIds.ts'
import { migrateStore } from '../migrateStore.ts'
import { saveCheckpoint } from '../storedChain.ts'
import type { VenueCatalog } from '../venueTable.ts'
import { writeRows } from '../writeRows.ts'

/**
 * Opens an empty place where derived state is built anew, in a file of its own with the same tables.
 *
 * @param parameters.path the file; what is left there of a rebuild that was killed is removed. Empty
 * for a file without a name, which ends with the process.
 */
export function openRebuilding(parameters: {
  readonly path: string
  readonly catalog: VenueCatalog
}): Rebuilding & { readonly connection: Connection } {
  const { path, catalog } = parameters
  removeScratch(path)
  const connection = openScratchConnection(path)
  const deploymentIds = createDeploymentIds(connection)
  const finalUpTo = new Map<number, number>()
  let isEnded = false
  try {
    migrateStore(connection, catalog)
  } catch (error) {
    connection.close()
    removeScratch(path)
    throw error
  }
  return {
    connection,
    reader: createStoreReader(connection, { catalog, deploymentIds }),
    begin({ checkpoint, deployments }) {
      const { head, retainedFromNumber, finalizedNumber } = checkpoint
      // The same versions are kept as the store keeps: what may be asked for, and what may be undone.
      finalUpTo.set(head.chainId, Math.min(retainedFromNumber, finalizedNumber))
      connection.write(() => {
        saveCheckpoint(connection, checkpoint)
        for (const deployment of deployments) saveDeployment(connection, deployment)
      })
    },
    write(part) {
      const finalUpToNumber = finalUpTo.get(part.chainId) ?? -1
      const { writes } = part
      connection.write(() => {
        writeRows(connection, { catalog, deploymentIds, writes, finalUpToNumber })
        saveFound(connection, { batch: { ...part, views: [] }, deploymentIds })
      })
    },
    discard() {
      if (isEnded) return
      isEnded = true
      connection.close()
      removeScratch(path)
    },
  }
}

/** Removes a rebuild's file and whatever SQLite put beside it. */
function removeScratch(path: string): void {
  if (path === '') return
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
}
