import type { ColumnKind } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreShapeError } from '../errors/storeShapeError.ts'
import { StoreVersionError } from '../errors/storeVersionError.ts'
import { toConnection } from './connection/openConnection.ts'
import { assertMigrated, assertSound, migrateStore } from './migrateStore.ts'
import { toVenueCatalog, type VenueCatalog } from './venueTable.ts'

type Kinds = { readonly [column: string]: ColumnKind }

function toCatalog(
  columns: Kinds,
  { key = { owner: 'address' }, tables = ['first'] }: { key?: Kinds; tables?: string[] } = {},
): VenueCatalog {
  const shapes = Object.fromEntries(tables.map((table) => [table, { key, columns }]))
  return toVenueCatalog([{ id: 'venue', tables: shapes }])
}

const before = toCatalog({ raw: 'uint256', note: 'integer?' })

describe('migrateStore', () => {
  test('default', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    migrateStore(connection, before)
    assertMigrated(connection, before)
    assertSound(connection)
    const tables = connection.list<[string, number]>(
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'`,
    )
    expect(tables).toHaveLength(13)
    expect(tables.every(([, strict]) => strict === 1)).toBe(true)
  })

  test('behavior: new tables and columns that may be null are added, rows stay', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    connection.execute(`INSERT INTO deployment VALUES (1, 1, 'venue', zeroblob(20), 0, '{}')`)
    const { insert, getHead } = before.find('venue', 'first').sql
    connection.run(insert, 1, 1, Buffer.alloc(20), 5, Buffer.alloc(32), 7)
    const columns: Kinds = { raw: 'uint256', note: 'integer?', oracle: 'address?' }
    const after = toCatalog(columns, { tables: ['first', 'second'] })
    expect(() => assertMigrated(connection, after)).toThrow('column "oracle" is not in it yet')
    migrateStore(connection, after)
    assertMigrated(connection, after)
    expect(connection.get(getHead, 1, 1, Buffer.alloc(20))).toEqual([1, Buffer.alloc(32), 7])
    const sql = after.find('venue', 'first').sql.getHead
    expect(connection.get(sql, 1, 1, Buffer.alloc(20))).toEqual([1, Buffer.alloc(32), 7, null])
  })

  test.each<[string, VenueCatalog]>([
    [
      'its key is another one',
      toCatalog({ raw: 'uint256', note: 'integer?' }, { key: { owner: 'bytes32' } }),
    ],
    ['column "raw" is uint256, not int256', toCatalog({ raw: 'int256', note: 'integer?' })],
    ['the adapter has no column "note"', toCatalog({ raw: 'uint256' })],
    [
      'column "more" is new and may not be null',
      toCatalog({ raw: 'uint256', note: 'integer?', more: 'uint256' }),
    ],
    ['no adapter that was given has this table', toVenueCatalog([])],
  ])('error: StoreShapeError, %s', (difference, after) => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    expect(() => migrateStore(connection, after)).toThrow(StoreShapeError)
    expect(() => migrateStore(connection, after)).toThrow(difference)
    expect(() => assertMigrated(connection, after)).toThrow(difference)
    assertMigrated(connection, before)
  })

  test('error: StoreVersionError', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    connection.execute('PRAGMA user_version = 3')
    expect(() => migrateStore(connection, before)).toThrow(StoreVersionError)
  })

  test('behavior: a store of an older version is brought up to date, and keeps what it holds', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    connection.execute('ALTER TABLE chain DROP COLUMN watched_from_number')
    connection.execute('DROP TABLE watched_owner')
    connection.execute('DROP TABLE watch_span')
    connection.execute('PRAGMA user_version = 1')
    expect(() => assertMigrated(connection, before)).toThrow(StoreVersionError)
    migrateStore(connection, before)
    assertMigrated(connection, before)
    expect(connection.list('SELECT watched_from_number FROM chain')).toEqual([])
    expect(connection.list('SELECT * FROM watched_owner, watch_span')).toEqual([])
  })

  test('error: StoreOpenError, for the database of another program', () => {
    const connection = toConnection(new Database(':memory:'))
    expect(() => assertMigrated(connection, before)).toThrow(StoreOpenError)
    connection.execute('CREATE TABLE theirs (id)')
    expect(() => migrateStore(connection, before)).toThrow(StoreOpenError)
    expect(connection.list('SELECT name FROM sqlite_schema')).toEqual([['theirs']])
  })
})
