import type { ColumnKind } from '@crossmargin/core'

/**
 * Every statement on one venue table. Parameters are bound in the order the names are written here:
 * `scope` is the chain and the deployment, `key` the key columns, `values` the others.
 */
export type VenueTableSql = {
  readonly create: readonly string[]
  /** scope, key → id, value columns of the row at the head. */
  readonly getHead: string
  /** scope, key, asOf, asOf → the same, as of a block. */
  readonly getAsOf: string
  /** By how many leading key columns are given: scope, leading key → rows in key order. */
  readonly listHead: readonly string[]
  /** scope, leading key, asOf, asOf. */
  readonly listAsOf: readonly string[]
  /** scope, key, valid_from, values. */
  readonly insert: string
  /** id → the block the version began at. */
  readonly startOf: string
  /** valid_to, id. */
  readonly close: string
  /** values, id. */
  readonly overwrite: string
  /** scope, key, valid_from, values: inserts, or writes the values over those of the current row. */
  readonly upsertFinal: string
  /** chain, ancestor. */
  readonly deleteAbove: string
  /** chain, ancestor. */
  readonly reopenAbove: string
  /** chain, block at or before which a version was superseded. */
  readonly prune: string
}

type SqlColumn = { readonly sqlName: string; readonly kind: ColumnKind }

/** Writes the statements of one table. */
export function toVenueTableSql(parameters: {
  readonly sqlName: string
  readonly key: readonly SqlColumn[]
  readonly values: readonly SqlColumn[]
}): VenueTableSql {
  const { sqlName, key, values } = parameters
  const keyNames = key.map((column) => quote(column.sqlName))
  const valueNames = values.map((column) => quote(column.sqlName))
  const table = quote(sqlName)
  const rowNames = [...keyNames, ...valueNames].join(', ') || '1'
  const scopeNames = ['chain_id', 'deployment_id']
  const order = keyNames.length === 0 ? '' : ` ORDER BY ${keyNames.join(', ')}`
  const isCurrent = 'valid_to IS NULL'
  // coalesce, because an OR would be split into two searches of different indexes.
  const isAsOf = `valid_from <= ? AND coalesce(valid_to, ${Number.MAX_SAFE_INTEGER}) > ?`
  // Each look-up names its index: should the planner ever be unable to use it, preparing fails aloud.
  const current = quote(`${sqlName}__current`)
  const version = quote(`${sqlName}__version`)
  const list = (index: string, holds: string): readonly string[] =>
    [...keyNames.keys(), keyNames.length].map(
      (count) =>
        `SELECT ${rowNames} FROM ${table} INDEXED BY ${index} WHERE ${allEqual([...scopeNames, ...keyNames.slice(0, count)])} AND ${holds}${order}`,
    )
  const atKey = allEqual([...scopeNames, ...keyNames])
  // Whoever gets a row has its key already: reading it back would double the time.
  const get = `SELECT ${['id', ...valueNames].join(', ')} FROM ${table}`
  const insert = insertInto(table, [...scopeNames, ...keyNames, 'valid_from', ...valueNames])
  return {
    create: createTable(parameters),
    getHead: `${get} INDEXED BY ${current} WHERE ${atKey} AND ${isCurrent}`,
    getAsOf: `${get} INDEXED BY ${version} WHERE ${atKey} AND ${isAsOf} ORDER BY valid_from DESC LIMIT 1`,
    listHead: list(current, isCurrent),
    listAsOf: list(version, isAsOf),
    insert,
    startOf: `SELECT valid_from FROM ${table} WHERE id = ?`,
    close: `UPDATE ${table} SET valid_to = ? WHERE id = ?`,
    overwrite: `UPDATE ${table} SET ${setAll(valueNames)} WHERE id = ?`,
    upsertFinal: `${insert} ON CONFLICT (${[...scopeNames, ...keyNames].join(', ')}) WHERE ${isCurrent} DO ${valueNames.length === 0 ? 'NOTHING' : `UPDATE SET ${valueNames.map((name) => `${name} = excluded.${name}`).join(', ')}`}`,
    deleteAbove: `DELETE FROM ${table} WHERE chain_id = ? AND valid_from > ?`,
    reopenAbove: `UPDATE ${table} SET valid_to = NULL WHERE chain_id = ? AND valid_to > ?`,
    prune: `DELETE FROM ${table} WHERE chain_id = ? AND valid_to <= ?`,
  }
}

/** Declares a column as its kind is kept. A column that is added later must be one that may be null. */
export function declareColumn({ sqlName, kind }: SqlColumn): string {
  const name = quote(sqlName)
  const presence = kind.endsWith('?') ? '' : ' NOT NULL'
  switch (kind) {
    case 'uint256':
    case 'uint256?':
    case 'int256':
    case 'bytes32':
      return `${name} BLOB${presence} CHECK (length(${name}) = 32)`
    case 'address':
    case 'address?':
      return `${name} BLOB${presence} CHECK (length(${name}) = 20)`
    case 'integer':
    case 'integer?':
      return `${name} INTEGER${presence}`
    case 'boolean':
      return `${name} INTEGER${presence} CHECK (${name} IN (0, 1))`
    case 'text':
      return `${name} TEXT${presence}`
  }
}

/** Adds a column to a table that is there. */
export function addColumn(table: { readonly sqlName: string }, column: SqlColumn): string {
  return `ALTER TABLE ${quote(table.sqlName)} ADD COLUMN ${declareColumn(column)}`
}

/**
 * A table with row ids and four indexes: current rows, all versions, and the two ends of a version
 * for undoing and pruning. Row ids keep the indexes narrow: without them each would carry the key.
 */
function createTable(parameters: Parameters<typeof toVenueTableSql>[0]): readonly string[] {
  const { sqlName, key, values } = parameters
  const table = quote(sqlName)
  const index = (suffix: string): string => quote(`${sqlName}__${suffix}`)
  const scopedKey = ['chain_id', 'deployment_id', ...key.map((column) => quote(column.sqlName))]
  const columns = [
    'id INTEGER PRIMARY KEY',
    'chain_id INTEGER NOT NULL',
    'deployment_id INTEGER NOT NULL REFERENCES deployment (id)',
    ...key.map(declareColumn),
    'valid_from INTEGER NOT NULL',
    'valid_to INTEGER CHECK (valid_to > valid_from)',
    ...values.map(declareColumn),
  ]
  return [
    `CREATE TABLE ${table} (${columns.join(', ')}) STRICT`,
    `CREATE UNIQUE INDEX ${index('current')} ON ${table} (${scopedKey.join(', ')}) WHERE valid_to IS NULL`,
    `CREATE UNIQUE INDEX ${index('version')} ON ${table} (${[...scopedKey, 'valid_from'].join(', ')})`,
    `CREATE INDEX ${index('from')} ON ${table} (chain_id, valid_from)`,
    `CREATE INDEX ${index('to')} ON ${table} (chain_id, valid_to) WHERE valid_to IS NOT NULL`,
  ]
}

function insertInto(table: string, names: readonly string[]): string {
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

function allEqual(names: readonly string[]): string {
  return names.map((name) => `${name} = ?`).join(' AND ')
}

/** A table of keys alone has nothing to set: its row is set to be what it is. */
function setAll(names: readonly string[]): string {
  return names.length === 0 ? 'id = id' : names.map((name) => `${name} = ?`).join(', ')
}

function quote(name: string): string {
  return `"${name}"`
}
