import type { StoreReader } from '../store.ts'
import { decodeHex } from './codec/columnCodec.ts'
import type { Connection } from './connection/openConnection.ts'
import { type DeploymentIds, listDeployments } from './deploymentIds.ts'
import { digestChain } from './digestChain.ts'
import { readRows } from './readRows.ts'
import { listStoredAccounts } from './storedAccounts.ts'
import { loadCheckpoint, loadStoredBlock } from './storedChain.ts'
import { listStoredGaps } from './storedGaps.ts'
import { listStoredLogs } from './storedLogs.ts'
import { loadStoredView } from './storedViews.ts'
import type { VenueCatalog } from './venueTable.ts'
import { listWatchedOwners } from './watch/openWatchList.ts'
import { listWatchSpans } from './watch/watchSpans.ts'

/** Answers everything that can be asked of a store, over a connection of either sort. */
export function createStoreReader(
  connection: Connection,
  {
    catalog,
    deploymentIds,
  }: {
    readonly catalog: VenueCatalog
    readonly deploymentIds: DeploymentIds
  },
): StoreReader {
  return {
    read: (action) => connection.read(action),
    listChainIds: () =>
      connection
        .list<[number]>('SELECT chain_id FROM chain ORDER BY chain_id')
        .map(([chainId]) => chainId),
    loadCheckpoint: (chainId) => loadCheckpoint(connection, chainId),
    loadBlock: ({ chainId, number }) =>
      loadStoredBlock(connection, { chainId, by: 'number', value: number }),
    loadBlockAtOrBefore: ({ chainId, number }) =>
      loadStoredBlock(connection, { chainId, by: 'at-or-before', value: number }),
    loadBlockAtOrBeforeTime: ({ chainId, timestampSeconds }) =>
      loadStoredBlock(connection, { chainId, by: 'at-time', value: timestampSeconds }),
    listDeployments: () => listDeployments(connection),
    listChildren: (deployment) => listChildren(connection, deploymentIds.find(deployment)),
    rows: (deployment, asOfNumber) =>
      readRows(connection, { catalog, deploymentIds, deployment, asOfNumber }),
    listAccounts: ({ deployment, ...where }) =>
      listStoredAccounts(connection, {
        ...where,
        ...(deployment === undefined ? {} : { deployment: { id: deploymentIds.find(deployment) } }),
      }),
    listGaps: (chainId) => listStoredGaps(connection, chainId),
    listWatchedOwners: () => listWatchedOwners(connection),
    listWatchSpans: (chainId) => listWatchSpans(connection, chainId),
    listLogs: (range) => listStoredLogs(connection, range),
    loadView: ({ deployment, view, blockNumber }) => {
      const deploymentId = deploymentIds.find(deployment)
      if (deploymentId === undefined) return undefined
      const { chainId } = deployment
      return loadStoredView(connection, { chainId, deploymentId, view, blockNumber })
    },
    digest: (chainId) => connection.read(() => digestChain(connection, { catalog, chainId })),
    close: () => connection.close(),
  }
}

function listChildren(
  connection: Connection,
  deploymentId: number | undefined,
): ReturnType<StoreReader['listChildren']> {
  if (deploymentId === undefined) return []
  return connection
    .list<[Buffer, number]>(
      'SELECT address, since_block FROM child WHERE deployment_id = ? ORDER BY since_block, address',
      deploymentId,
    )
    .map(([address, sinceBlock]) => ({ address: decodeHex(address), sinceBlock }))
}
