import type { ColumnKind } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreShapeError } from '../errors/storeShapeError.ts'
import { StoreVersionError } from '../errors/storeVersionError.ts'
import { encodeLogs } from './codec/logCodec.ts'
import { toConnection } from './connection/openConnection.ts'
import { loadIndexedAs } from './deploymentIds.ts'
import { assertMigrated, assertSound, migrateAround, migrateStore } from './migrateStore.ts'
import { applicationId, schemaVersion, sharedTables } from './sharedTables.ts'
import { loadChunkAfter } from './storedLogs.ts'
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
    connection.execute(`INSERT INTO deployment VALUES (1, 1, 'venue', zeroblob(20), 0, '{}', NULL)`)
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

  test('behavior: a store of the first version becomes one of this version, and keeps what it has', () => {
    const connection = toConnection(new Database(':memory:'))
    // As the first version made it, by its own statements.
    for (const statement of sharedTables) connection.execute(statement)
    connection.execute(`PRAGMA application_id = ${applicationId}`)
    connection.execute('PRAGMA user_version = 1')
    for (const table of before.tables) {
      for (const statement of table.sql.create) connection.execute(statement)
      const shape = {
        key: table.key.map(({ name, kind }) => [name, kind]),
        values: table.values.map(({ name, kind }) => [name, kind]),
      }
      const sql = 'INSERT INTO venue_table (name, shape) VALUES (?, ?)'
      connection.run(sql, table.sqlName, JSON.stringify(shape))
    }
    const root = '0x00000000000000000000000000000000000000aa' as const
    connection.execute(
      `INSERT INTO deployment VALUES (1, 1, 'venue', x'${root.slice(2)}', 0, '{}')`,
    )
    const { insert, getHead } = before.find('venue', 'first').sql
    connection.run(insert, 1, 1, Buffer.alloc(20), 5, Buffer.alloc(32), 7)
    const hash = `0x${'05'.repeat(32)}` as const
    const log = { address: root, topics: [hash], data: '0x01', blockHash: hash } as const
    const logs = [{ ...log, blockNumber: 5, logIndex: 0 }]
    connection.run('INSERT INTO log_chunk VALUES (1, 1, 5, 5, 1, ?)', encodeLogs(logs))
    expect(() => assertMigrated(connection, before)).toThrow('It is older than this crossmargin.')

    migrateStore(connection, before)
    assertMigrated(connection, before)
    assertSound(connection)
    expect(connection.get(getHead, 1, 1, Buffer.alloc(20))).toEqual([1, Buffer.alloc(32), 7])
    const chunk = loadChunkAfter(connection, { chainId: 1, afterNumber: -1 })
    expect(chunk).toEqual({ logs, timestamps: new Map(), lastNumber: 5 })
    expect(loadIndexedAs(connection, { chainId: 1, venue: 'venue', root })).toBeUndefined()
    // Nothing tells it from a store that was made today.
    const fresh = toConnection(new Database(':memory:'))
    migrateStore(fresh, before)
    const schema = 'SELECT name, sql FROM sqlite_schema ORDER BY name'
    expect(connection.list(schema)).toEqual(fresh.list(schema))
  })

  test('behavior: migrating around a table of another shape leaves it, and says whose it is', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    const columns: Kinds = { raw: 'int256', note: 'integer?' }
    const stale = migrateAround(connection, toCatalog(columns, { tables: ['second', 'first'] }))
    expect(stale).toMatchObject([{ venue: 'venue' }])
    expect(stale[0]?.reason).toContain('column "raw" is uint256, not int256')
    expect(migrateAround(connection, toCatalog(columns, { tables: ['second'] }))).toHaveLength(1)
    expect(() => migrateAround(connection, toVenueCatalog([]))).toThrow(StoreShapeError)
  })

  test('error: StoreVersionError', () => {
    const connection = toConnection(new Database(':memory:'))
    migrateStore(connection, before)
    connection.execute(`PRAGMA user_version = ${schemaVersion + 1}`)
    expect(() => migrateStore(connection, before)).toThrow(StoreVersionError)
  })

  test('error: StoreOpenError, for the database of another program', () => {
    const connection = toConnection(new Database(':memory:'))
    expect(() => assertMigrated(connection, before)).toThrow(StoreOpenError)
    connection.execute('CREATE TABLE theirs (id)')
    expect(() => migrateStore(connection, before)).toThrow(StoreOpenError)
    expect(connection.list('SELECT name FROM sqlite_schema')).toEqual([['theirs']])
  })
})
