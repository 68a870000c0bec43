import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chainId, deployment, standInVenue, toBatch, toBlock } from '../conformance/standIn.ts'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreShapeError } from '../errors/storeShapeError.ts'
import { openSqliteReader } from './openSqliteReader.ts'
import { openSqliteStore } from './openSqliteStore.ts'

const directory = mkdtempSync(join(tmpdir(), 'crossmargin-reader-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('openSqliteReader', () => {
  test('default', () => {
    const parameters = { path: join(directory, 'default'), adapters: [standInVenue] }
    const store = openSqliteStore(parameters)
    const readers = [1, 2, 3].map(() => openSqliteReader(parameters))
    store.saveDeployment(deployment)
    store.commit(toBatch([toBlock(1)]))
    store.close()
    for (const reader of readers) {
      expect(reader.loadCheckpoint(chainId)?.head.number).toBe(1)
      reader.close()
    }
  })

  test('error: StoreOpenError, where there is none', () => {
    const path = join(directory, 'none')
    expect(() => openSqliteReader({ path, adapters: [] })).toThrow(StoreOpenError)
  })

  test('error: StoreShapeError, for adapters that are ahead of the store', () => {
    const path = join(directory, 'behind')
    openSqliteStore({ path, adapters: [standInVenue] }).close()
    const newer = {
      id: 'newer',
      tables: { kept: { key: {}, columns: { raw: 'uint256' } } },
    } as const
    const adapters = [standInVenue, newer]
    expect(() => openSqliteReader({ path, adapters })).toThrow(StoreShapeError)
    openSqliteStore({ path, adapters }).close()
    openSqliteReader({ path, adapters }).close()
  })
})
