import { InvariantError } from '@crossmargin/core'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { StoreCorruptError } from '../../errors/storeCorruptError.ts'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { StoreWriteError } from '../../errors/storeWriteError.ts'
import { toStoreError } from './toStoreError.ts'

describe('toStoreError', () => {
  test.each([
    ['SQLITE_CORRUPT_INDEX', StoreCorruptError, false],
    ['SQLITE_NOTADB', StoreCorruptError, false],
    ['SQLITE_CANTOPEN', StoreOpenError, false],
    ['SQLITE_CONSTRAINT_UNIQUE', InvariantError, false],
    ['SQLITE_FULL', StoreWriteError, true],
    ['SQLITE_IOERR_FSYNC', StoreWriteError, true],
    ['SQLITE_BUSY', StoreWriteError, true],
  ])('behavior: %s', (code, type, retryable) => {
    const cause = new Database.SqliteError('as SQLite says it', code)
    const error = toStoreError(cause, { path: '/store' })
    expect(error).toBeInstanceOf(type)
    expect(error).toMatchObject({ cause, retryable })
  })

  test('behavior: what is not of SQLite is left as it is', () => {
    const error = new InvariantError({ invariant: 'ours' })
    expect(toStoreError(error, { path: '/store' })).toBe(error)
  })
})
