import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standInVenue, toAddress } from '../../conformance/standIn.ts'
import { StoreOpenError } from '../../errors/storeOpenError.ts'
import { StoreVersionError } from '../../errors/storeVersionError.ts'
import { openSqliteStore } from '../openSqliteStore.ts'
import { openWatchList } from './openWatchList.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-list-'))
  path = join(folder, 'index.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const [first, second] = [toAddress(1), toAddress(2)] as const

describe('openWatchList', () => {
  test('default: it is changed beside the indexer, who sees the change', () => {
    const store = openSqliteStore({ path, adapters: [standInVenue] })
    const watchList = openWatchList(path)
    expect(watchList.add([second, first])).toEqual([second, first])
    expect(watchList.add([first])).toEqual([])
    expect(store.listWatchedOwners()).toEqual([first, second])
    expect(watchList.remove([second, toAddress(3)])).toEqual([second])
    expect([watchList.list(), store.listWatchedOwners()]).toEqual([[first], [first]])
    watchList.close()
    store.close()
  })

  test('error: StoreOpenError, where there is no database yet', () => {
    expect(() => openWatchList(path)).toThrow(StoreOpenError)
  })

  test('error: StoreVersionError', () => {
    openSqliteStore({ path, adapters: [standInVenue] }).close()
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    expect(() => openWatchList(path)).toThrow(StoreVersionError)
  })
})
