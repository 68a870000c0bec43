import type { ColumnKind } from '@crossmargin/core'
import { StoreCorruptError } from '../errors/storeCorruptError.ts'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreShapeError } from '../errors/storeShapeError.ts'
import { StoreVersionError } from '../errors/storeVersionError.ts'
import type { Connection } from './connection/openConnection.ts'
import { applicationId, schemaSteps, schemaVersion, sharedTables } from './sharedTables.ts'
import type { VenueCatalog, VenueColumn, VenueTable } from './venueTable.ts'
import { addColumn } from './venueTableSql.ts'

/**
 * Makes the tables that are missing and adds the columns that are new, in one transaction.
 *
 * @throws StoreVersionError when a newer crossmargin wrote the store.
 * @throws StoreShapeError when a venue's table changed in a way that needs its rows built again.
 */
export function migrateStore(connection: Connection, catalog: VenueCatalog): void {
  connection.write(() => {
    if (isEmpty(connection)) createSharedTables(connection)
    upgradeSharedTables(connection)
    assertVersion(connection)
    assertNoneUnknown(connection, catalog)
    for (const table of catalog.tables) migrateTable(connection, table)
  })
}

/**
 * Checks, without changing anything, that the store has every table and column of the adapters.
 *
 * @throws StoreVersionError, StoreShapeError when it has not.
 */
export function assertMigrated(connection: Connection, catalog: VenueCatalog): void {
  connection.read(() => {
    assertVersion(connection)
    assertNoneUnknown(connection, catalog)
    for (const table of catalog.tables) {
      const shape = loadShape(connection, table)
      if (shape === undefined) throw misfit(connection, table, 'the indexer has not made it yet')
      const [column] = columnsToAdd(connection, { table, shape })
      if (column !== undefined)
        throw misfit(connection, table, `column "${column.name}" is not in it yet`)
    }
  })
}

/**
 * Reads the whole file and its indexes once.
 *
 * @throws StoreCorruptError when anything in it contradicts itself.
 */
export function assertSound(connection: Connection): void {
  const [finding] = connection.get<[string]>('PRAGMA quick_check(1)') ?? ['no answer']
  if (finding === 'ok') return
  throw new StoreCorruptError({ path: connection.path, reason: finding.replaceAll('\n', ' ') })
}

/** A table's columns as they are in the store, in the order of the adapter that made them. */
type StoredShape = {
  readonly key: readonly (readonly [string, ColumnKind])[]
  readonly values: readonly (readonly [string, ColumnKind])[]
}

function isEmpty(connection: Connection): boolean {
  const [count] = connection.get<[number]>('SELECT count(*) FROM sqlite_schema') ?? [0]
  return count === 0
}

function createSharedTables(connection: Connection): void {
  for (const statement of sharedTables) connection.execute(statement)
  connection.execute(`PRAGMA application_id = ${applicationId}`)
  connection.execute(`PRAGMA user_version = ${schemaVersion}`)
}

/** Brings a store of ours that is older to this version, a version at a time. */
function upgradeSharedTables(connection: Connection): void {
  const [id] = connection.get<[number]>('PRAGMA application_id') ?? [0]
  if (id !== applicationId) return
  for (;;) {
    const [version] = connection.get<[number]>('PRAGMA user_version') ?? [0]
    const steps = version < schemaVersion ? schemaSteps[version] : undefined
    if (steps === undefined) return
    for (const statement of steps) connection.execute(statement)
    connection.execute(`PRAGMA user_version = ${version + 1}`)
  }
}

/** @throws StoreOpenError, StoreVersionError for a file that is not a store of this version. */
export function assertVersion(connection: Connection): void {
  const { path } = connection
  const [id] = connection.get<[number]>('PRAGMA application_id') ?? [0]
  if (id !== applicationId)
    throw new StoreOpenError({
      path,
      reason: 'it is the database of another program',
      remedy: 'Give crossmargin a path of its own.',
    })
  const [version] = connection.get<[number]>('PRAGMA user_version') ?? [0]
  if (version !== schemaVersion)
    throw new StoreVersionError({ path, foundVersion: version, knownVersion: schemaVersion })
}

/**
 * A table nobody knows would be neither undone nor pruned nor digested, and rows of a venue that is
 * left out for a while would be stale when it comes back, with nothing to show it.
 */
function assertNoneUnknown(connection: Connection, catalog: VenueCatalog): void {
  const known = new Set(catalog.tables.map(({ sqlName }) => sqlName))
  const stored = connection.list<[string]>('SELECT name FROM venue_table ORDER BY name')
  const unknown = stored.find(([name]) => !known.has(name))
  if (unknown === undefined) return
  const [table] = unknown
  const difference = 'no adapter that was given has this table'
  throw new StoreShapeError({ path: connection.path, table, difference })
}

function migrateTable(connection: Connection, table: VenueTable): void {
  const shape = loadShape(connection, table)
  if (shape === undefined) {
    for (const statement of table.sql.create) connection.execute(statement)
    saveShape(connection, table)
    return
  }
  const added = columnsToAdd(connection, { table, shape })
  for (const column of added) connection.execute(addColumn(table, column))
  if (added.length > 0) saveShape(connection, table)
}

/** @throws StoreShapeError when adding columns would not be enough. */
function columnsToAdd(
  connection: Connection,
  { table, shape }: { readonly table: VenueTable; readonly shape: StoredShape },
): readonly VenueColumn[] {
  const key = table.key.map(({ name, kind }) => [name, kind])
  if (JSON.stringify(key) !== JSON.stringify(shape.key))
    throw misfit(connection, table, 'its key is another one')
  const stored = new Map(shape.values)
  const wanted = new Map(table.values.map(({ name, kind }) => [name, kind]))
  for (const [name, kind] of stored) {
    const now = wanted.get(name)
    // An adapter that lacks a column would write rows without it: the newer one's knowledge is lost.
    if (now === undefined) throw misfit(connection, table, `the adapter has no column "${name}"`)
    if (now !== kind) throw misfit(connection, table, `column "${name}" is ${kind}, not ${now}`)
  }
  const added = table.values.filter(({ name }) => !stored.has(name))
  const strict = added.find(({ kind }) => !kind.endsWith('?'))
  if (strict !== undefined)
    throw misfit(connection, table, `column "${strict.name}" is new and may not be null`)
  return added
}

function loadShape(connection: Connection, table: VenueTable): StoredShape | undefined {
  const sql = 'SELECT shape FROM venue_table WHERE name = ?'
  const row = connection.get<[string]>(sql, table.sqlName)
  return row === undefined ? undefined : (JSON.parse(row[0]) as StoredShape)
}

function saveShape(connection: Connection, table: VenueTable): void {
  const shape: StoredShape = {
    key: table.key.map(({ name, kind }) => [name, kind]),
    values: table.values.map(({ name, kind }) => [name, kind]),
  }
  connection.run(
    'INSERT OR REPLACE INTO venue_table (name, shape) VALUES (?, ?)',
    table.sqlName,
    JSON.stringify(shape),
  )
}

function misfit(connection: Connection, table: VenueTable, difference: string): StoreShapeError {
  return new StoreShapeError({ path: connection.path, table: table.sqlName, difference })
}
