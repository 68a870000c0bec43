import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InvariantError } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { StoreWriteError } from '../../errors/storeWriteError.ts'
import { openReaderConnection, openWriterConnection, toConnection } from './openConnection.ts'

const directory = mkdtempSync(join(tmpdir(), 'crossmargin-connection-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('openWriterConnection', () => {
  test('behavior: every setting is made at every open', () => {
    const path = join(directory, 'settings')
    for (const _ of [1, 2]) {
      const connection = openWriterConnection(path)
      const ask = (pragma: string): unknown => connection.get(`PRAGMA ${pragma}`)?.[0]
      expect(
        ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'busy_timeout'].map(ask),
      ).toEqual(['wal', 2, 1, 0, 5000])
      expect(['cell_size_check', 'mmap_size', 'temp_store', 'journal_size_limit'].map(ask)).toEqual(
        [1, 0, 2, 67108864],
      )
      connection.execute('CREATE TABLE IF NOT EXISTS kept (value INTEGER) STRICT')
      connection.close()
    }
  })

  test('behavior: a transaction is kept whole or not at all', () => {
    const connection = openWriterConnection(join(directory, 'whole'))
    connection.execute('CREATE TABLE kept (value INTEGER) STRICT')
    const insert = (value: number): number => connection.run('INSERT INTO kept VALUES (?)', value)
    connection.write(() => insert(1))
    const fail = (): never => {
      insert(2)
      throw new InvariantError({ invariant: 'this fails' })
    }
    expect(() => connection.write(fail)).toThrow('this fails')
    expect(connection.list('SELECT value FROM kept')).toEqual([[1]])
    expect([...connection.each('SELECT value FROM kept')]).toEqual([[1]])
    connection.close()
  })

  test('error: InvariantError, when a constraint is broken', () => {
    const connection = toConnection(new Database(':memory:'))
    connection.execute('CREATE TABLE kept (value INTEGER NOT NULL) STRICT')
    expect(() => connection.run('INSERT INTO kept VALUES (?)', null)).toThrow(InvariantError)
  })

  test('error: InvariantError, for a write inside a transaction', () => {
    const connection = toConnection(new Database(':memory:'))
    expect(() => connection.read(() => connection.write(() => 1))).toThrow(InvariantError)
    expect(connection.write(() => 1)).toBe(1)
  })
})

describe('openReaderConnection', () => {
  test('default', () => {
    const path = join(directory, 'read')
    const writer = openWriterConnection(path)
    writer.execute('CREATE TABLE kept (value INTEGER) STRICT')
    const reader = openReaderConnection(path)
    expect(reader.list('SELECT * FROM kept')).toEqual([])
    expect(() => reader.run('INSERT INTO kept VALUES (1)')).toThrow(StoreWriteError)
    writer.close()
    expect(reader.list('SELECT * FROM kept')).toEqual([])
    reader.close()
    // With the writer gone and its companions cleaned up, a reader still opens.
    openReaderConnection(path).close()
  })

  test('error: StoreOpenError', () => {
    expect(() => openReaderConnection(join(directory, 'none'))).toThrow(StoreOpenError)
    const path = join(directory, 'rollback-mode')
    const database = new Database(path)
    database.exec('CREATE TABLE kept (value INTEGER)')
    database.close()
    expect(() => openReaderConnection(path)).toThrow('journal mode is "delete"')
  })
})
