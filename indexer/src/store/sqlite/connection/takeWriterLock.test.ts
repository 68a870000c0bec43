import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { StoreCorruptError } from '../../errors/storeCorruptError.ts'
import { StoreLockedError } from '../../errors/storeLockedError.ts'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { takeWriterLock } from './takeWriterLock.ts'

const directory = mkdtempSync(join(tmpdir(), 'crossmargin-lock-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('takeWriterLock', () => {
  test('default', () => {
    const path = join(directory, 'default')
    for (const _ of [1, 2, 3]) takeWriterLock(path).release()
  })

  test('error: StoreLockedError', () => {
    const path = join(directory, 'held')
    const lock = takeWriterLock(path)
    for (const _ of [1, 2]) {
      expect(() => takeWriterLock(path)).toThrow(StoreLockedError)
      expect(() => takeWriterLock(path)).toThrow(`process ${process.pid} on `)
    }
    lock.release()
    takeWriterLock(path).release()
  })

  test('error: StoreLockedError, while the holder has no name yet', () => {
    const path = join(directory, 'nameless')
    const database = new Database(`${path}-writer`)
    database.exec('BEGIN EXCLUSIVE')
    expect(() => takeWriterLock(path)).toThrow('a process that is just starting')
    database.close()
  })

  test('error: StoreOpenError', () => {
    expect(() => takeWriterLock(join(directory, 'missing', 'store'))).toThrow(StoreOpenError)
  })

  test('error: StoreCorruptError, for a lock that is no lock', () => {
    const path = join(directory, 'garbage')
    writeFileSync(`${path}-writer`, 'no database at all, however long one reads'.repeat(30))
    expect(() => takeWriterLock(path)).toThrow(StoreCorruptError)
  })
})
