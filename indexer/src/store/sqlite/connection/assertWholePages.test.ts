import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreCorruptError } from '../../errors/storeCorruptError.ts'
import { assertWholePages } from './assertWholePages.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-pages-'))
  path = join(folder, 'a.sqlite')
  const database = new Database(path)
  database.exec('CREATE TABLE a (b)')
  database.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

test('default', () => {
  assertWholePages(path)
  assertWholePages(join(folder, 'absent.sqlite'))
  assertWholePages(folder)
})

test('behavior: what a crash leaves is mended by the log beside it', () => {
  truncateSync(path, 5_000)
  writeFileSync(`${path}-wal`, 'frames')
  assertWholePages(path)
})

test('error: StoreCorruptError', () => {
  truncateSync(path, 5_000)
  expect(() => assertWholePages(path)).toThrow(StoreCorruptError)
})
