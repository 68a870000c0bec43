import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toNumberedBatch } from '../conformance/commitUntilKilled.ts'
import { chainId, deployment, standInVenue } from '../conformance/standIn.ts'
import { StoreCorruptError } from '../errors/storeCorruptError.ts'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreVersionError } from '../errors/storeVersionError.ts'
import { StoreWriteError } from '../errors/storeWriteError.ts'
import { openSqliteStore } from './openSqliteStore.ts'

const adapters = [standInVenue]
let folder: string
let whole: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-damaged-'))
  whole = join(folder, 'whole.sqlite')
  const store = openSqliteStore({ path: whole, adapters })
  store.saveDeployment(deployment)
  for (let number = 1; number <= 60; number += 1) store.commit(toNumberedBatch(number))
  store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Opens a damaged copy and reads everything. @returns what it threw, if anything. */
function attempt(damage: (path: string) => void): unknown {
  const path = join(folder, 'copy.sqlite')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  copyFileSync(whole, path)
  damage(path)
  try {
    const store = openSqliteStore({ path, adapters })
    try {
      store.digest(chainId)
      return undefined
    } finally {
      store.close()
    }
  } catch (error) {
    return error
  }
}

const isSaid = (error: unknown): boolean =>
  error === undefined ||
  error instanceof StoreCorruptError ||
  error instanceof StoreOpenError ||
  error instanceof StoreVersionError

test('error: StoreCorruptError, for a file that was cut short, wherever', () => {
  const size = readFileSync(whole).length
  fc.assert(
    // A file of one byte is an empty one to SQLite, as one of none is.
    fc.property(fc.integer({ min: 2, max: size - 1 }), (length) => {
      const error = attempt((path) => truncateSync(path, length))
      expect(isSaid(error) && error !== undefined, String(error)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('behavior: a damaged header or tree is one of the store’s own errors, never SQLite’s', () => {
  const content = readFileSync(whole)
  const pages = content.length / 4_096
  let found = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: pages - 1 }),
      // The head of a page is where its tree is written down.
      fc.integer({ min: 0, max: 110 }),
      fc.uint8Array({ minLength: 4, maxLength: 32 }),
      (page, offset, bytes) => {
        const error = attempt((path) => {
          const damaged = Buffer.from(content)
          damaged.set(bytes, page * 4_096 + offset)
          writeFileSync(path, damaged)
        })
        if (error !== undefined) found += 1
        expect(isSaid(error), String(error)).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(30)
})

test('error: StoreWriteError, while another program holds the file; then it opens', {
  timeout: 30_000,
}, () => {
  const path = join(folder, 'held.sqlite')
  copyFileSync(whole, path)
  const other = new Database(path)
  other.pragma('journal_mode = WAL')
  other.exec('BEGIN IMMEDIATE')
  expect(() => openSqliteStore({ path, adapters })).toThrow(StoreWriteError)
  other.exec('ROLLBACK')
  other.close()
  openSqliteStore({ path, adapters }).close()
})
