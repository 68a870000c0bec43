import { assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { Rebuild, RebuiltDeployment } from '../../rebuild.ts'
import { saveFound } from '../commitBatch.ts'
import type { Connection } from '../connection/openConnection.ts'
import { createDeploymentIds, saveDeployment, saveIndexedAs } from '../deploymentIds.ts'
import { createVenueTable, fitsStored, venueOf } from '../migrateStore.ts'
import type { VenueCatalog, VenueTable } from '../venueTable.ts'

/** Gaps that a log leaves when it is applied: a replay leaves them again, or not. */
const logGaps = ['log-undecodable', 'venue-failed']

/**
 * Puts rebuilt state in the place of what the store has of the same deployments, in one transaction.
 *
 * Whoever reads meanwhile goes on seeing the moment their transaction began at; killed anywhere, the
 * store is as it was before or as it is after.
 *
 * @param parameters.path the file the state was rebuilt in, which nobody has open any more.
 */
export function adoptRebuild(
  connection: Connection,
  parameters: Parameters<Rebuild['adopt']>[0] & {
    readonly path: string
    readonly catalog: VenueCatalog
  },
): void {
  const { path, catalog, deployments } = parameters
  const venues = new Set(deployments.map(({ deployment }) => deployment.venue))
  connection.run('ATTACH DATABASE ? AS rebuilt', path)
  try {
    connection.write(() => {
      renewTables(connection, { catalog, venues, deployments })
      dropGaps(connection, deployments)
      for (const { deployment, indexedAs } of deployments) {
        saveDeployment(connection, deployment)
        saveIndexedAs(connection, { deployment, indexedAs })
      }
      for (const { deployment } of deployments)
        copyDeployment(connection, {
          deployment,
          tables: catalog.tables.filter(({ venue }) => venue === deployment.venue),
        })
      connection.execute(
        `INSERT INTO main.gap (chain_id, content, first_block)
         SELECT chain_id, content, first_block FROM rebuilt.gap WHERE true ON CONFLICT DO NOTHING`,
      )
      saveViews(connection, parameters)
    })
  } finally {
    connection.execute('DETACH DATABASE rebuilt')
  }
}

/** Tables of another shape are made anew, empty; those the adapter no longer has go. */
function renewTables(
  connection: Connection,
  parameters: {
    readonly catalog: VenueCatalog
    readonly venues: ReadonlySet<string>
    readonly deployments: readonly RebuiltDeployment[]
  },
): void {
  const { catalog, venues, deployments } = parameters
  const kept = new Set(catalog.tables.map(({ sqlName }) => sqlName))
  const gone = connection
    .list<[string]>('SELECT name FROM venue_table ORDER BY name')
    .map(([name]) => ({ name, venue: venueOf(catalog, name) ?? '' }))
    .filter(({ name, venue }) => venues.has(venue) && !kept.has(name))
  const changed = catalog.tables.filter(
    (table) => venues.has(table.venue) && !fitsStored(connection, table),
  )
  for (const { venue } of [...gone, ...changed]) assertAllOf(connection, { venue, deployments })
  for (const { name } of gone) dropTable(connection, name)
  for (const table of changed) {
    dropTable(connection, table.sqlName)
    createVenueTable(connection, table)
  }
}

function dropTable(connection: Connection, name: string): void {
  // The name is one the store wrote down itself when it made the table.
  connection.execute(`DROP TABLE IF EXISTS main."${name}"`)
  connection.run('DELETE FROM venue_table WHERE name = ?', name)
}

function assertAllOf(
  connection: Connection,
  { venue, deployments }: { venue: string; deployments: readonly RebuiltDeployment[] },
): void {
  const [count] = connection.get<[number]>(
    `SELECT count(*) FROM main.deployment
     WHERE venue = ? AND chain_id IN (SELECT chain_id FROM main.chain)`,
    venue,
  ) ?? [0]
  const rebuilt = deployments.filter(({ deployment }) => deployment.venue === venue).length
  assertInvariant(
    rebuilt >= count,
    `a table of venue ${venue} changed its shape, so all ${count} deployments are rebuilt together`,
  )
}

/** Gaps name a venue of a chain, not a deployment: they go when all deployments of it were rebuilt. */
function dropGaps(connection: Connection, deployments: readonly RebuiltDeployment[]): void {
  const rebuilt = new Map<string, { chainId: number; venue: string; count: number }>()
  for (const { deployment } of deployments) {
    const { chainId, venue } = deployment
    const known = rebuilt.get(`${chainId}:${venue}`) ?? { chainId, venue, count: 0 }
    rebuilt.set(`${chainId}:${venue}`, { ...known, count: known.count + 1 })
  }
  for (const { chainId, venue, count } of rebuilt.values()) {
    const [stored] = connection.get<[number]>(
      'SELECT count(*) FROM main.deployment WHERE chain_id = ? AND venue = ?',
      chainId,
      venue,
    ) ?? [0]
    if (count < stored) continue
    connection.run(
      `DELETE FROM main.gap WHERE chain_id = ? AND json_extract(content, '$.venue') = ?
         AND json_extract(content, '$.kind') IN (${logGaps.map(() => '?').join(', ')})`,
      chainId,
      venue,
      ...logGaps,
    )
  }
}

function copyDeployment(
  connection: Connection,
  { deployment, tables }: { deployment: DeploymentKey; tables: readonly VenueTable[] },
): void {
  const { chainId } = deployment
  const id = loadId(connection, { deployment, schema: 'main' })
  const rebuiltId = loadId(connection, { deployment, schema: 'rebuilt' })
  const copies = [
    ...tables.map(({ sqlName, key, values }) => ({
      name: `"${sqlName}"`,
      columns: [...key, ...values].map((column) => `"${column.sqlName}"`),
      versions: ['valid_from', 'valid_to'],
    })),
    { name: 'account', columns: ['owner', 'sub', 'first_block'], versions: [] },
    { name: 'child', columns: ['address', 'since_block'], versions: [] },
  ]
  for (const { name, columns, versions } of copies) {
    const list = [...columns, ...versions].join(', ')
    connection.run(`DELETE FROM main.${name} WHERE chain_id = ? AND deployment_id = ?`, chainId, id)
    connection.run(
      `INSERT INTO main.${name} (chain_id, deployment_id, ${list})
       SELECT chain_id, ?, ${list} FROM rebuilt.${name} WHERE chain_id = ? AND deployment_id = ?`,
      id,
      chainId,
      rebuiltId,
    )
  }
}

function loadId(
  connection: Connection,
  { deployment, schema }: { deployment: DeploymentKey; schema: 'main' | 'rebuilt' },
): number {
  const { chainId, venue, root } = deployment
  const row = connection.get<[number]>(
    `SELECT id FROM ${schema}.deployment WHERE chain_id = ? AND venue = ? AND root = unhex(?)`,
    chainId,
    venue,
    root.slice(2),
  )
  assertInvariant(row !== undefined, `deployment ${venue}:${chainId}:${root} was rebuilt`)
  return row[0]
}

function saveViews(
  connection: Connection,
  { views, deployments }: Parameters<Rebuild['adopt']>[0],
): void {
  // Numbers of its own: those of deployments this very transaction added may be taken back with it.
  const deploymentIds = createDeploymentIds(connection)
  const found = { accounts: [], children: [], gaps: [] }
  for (const chainId of new Set(deployments.map(({ deployment }) => deployment.chainId))) {
    const ofChain = views.filter(({ deployment }) => deployment.chainId === chainId)
    saveFound(connection, { batch: { ...found, chainId, views: ofChain }, deploymentIds })
  }
}
