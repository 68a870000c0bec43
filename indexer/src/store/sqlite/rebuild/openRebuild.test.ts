import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  chainId,
  deployment,
  standInVenue,
  toAddress,
  toBatch,
  toBlock,
  toPosition,
  toWrite,
} from '../../conformance/standIn.ts'
import { StoreWriteError } from '../../errors/storeWriteError.ts'
import type { RebuildableStore, RebuiltDeployment } from '../../rebuild.ts'
import type { Store } from '../../store.ts'
import { toConnection } from '../connection/openConnection.ts'
import { openSqliteReader } from '../openSqliteReader.ts'
import { prepareStore } from '../openSqliteStore.ts'
import { toVenueCatalog } from '../venueTable.ts'

let folder: string
let path: string
let database: Database.Database
let store: RebuildableStore
const adapters = [standInVenue]
const indexedAs = { revision: 2, topics: [], addresses: [] }
const deployments: readonly RebuiltDeployment[] = [{ deployment, indexedAs }]
const gap = {
  kind: 'venue-failed',
  effect: 'account-unknown',
  message: 'Log 0 of block 1 …',
  chainId,
  venue: deployment.venue,
} as const

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-rebuild-'))
  path = join(folder, 'a.sqlite')
  database = new Database(path)
  database.pragma('journal_mode = WAL')
  store = prepareStore({
    connection: toConnection(database),
    catalog: toVenueCatalog(adapters),
    lock: { release: () => undefined },
  })
  store.saveDeployment(deployment)
  const { venue, root } = deployment
  store.commit(
    toBatch([toBlock(1), toBlock(2)], {
      writes: [toWrite(1, toPosition(1n)), toWrite(2, toPosition(2n))],
      accounts: [{ key: { venue, chainId, root, owner: toAddress(1) }, firstBlock: 1 }],
      gaps: [
        { blockNumber: 1, gap },
        { blockNumber: 1, gap: { ...gap, kind: 'oracle-unavailable' } },
      ],
    }),
  )
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

/** Rebuilds with other rows than are stored: of as many owners as asked for. */
function rebuildOf(owners: number) {
  const rebuild = store.openRebuild()
  const checkpoint = store.loadCheckpoint(chainId)
  if (checkpoint !== undefined) rebuild.begin({ checkpoint, deployments: [deployment] })
  const writes = Array.from({ length: owners }, (_, owner) =>
    toWrite(1, toPosition(7n, { owner: owner + 1 })),
  )
  rebuild.write({ chainId, writes, accounts: [], children: [], gaps: [] })
  return rebuild
}

const balance = (of: Pick<Store, 'rows'>, asOf?: number) =>
  of.rows(deployment, asOf).get('position', { owner: toAddress(1), slot: 0n })

test('default', () => {
  const reader = openSqliteReader({ path, adapters })
  const rebuild = rebuildOf(3)
  expect(balance(reader)).toMatchObject({ scaledRaw: 2n })
  reader.read(() => {
    expect(balance(reader)).toMatchObject({ scaledRaw: 2n })
    rebuild.adopt({ deployments, views: [] })
    // A moment that is being looked at stays.
    expect(balance(reader)).toMatchObject({ scaledRaw: 2n })
    expect(reader.listAccounts({})).toHaveLength(1)
  })
  expect([balance(reader), balance(reader, 1)]).toMatchObject([
    { scaledRaw: 7n },
    { scaledRaw: 7n },
  ])
  expect(reader.listAccounts({})).toEqual([])
  // Gaps of logs are made again or gone; those of other kinds are not the logs' to take back.
  expect(reader.listGaps(chainId).map(({ kind }) => kind)).toEqual(['oracle-unavailable'])
  expect(reader.loadIndexedAs(deployment)).toEqual(indexedAs)
  expect(existsSync(`${path}-rebuild1`)).toBe(false)
  reader.close()
})

test('behavior: what is discarded was never there', () => {
  const digest = store.digest(chainId)
  const rebuild = rebuildOf(3)
  rebuild.discard()
  rebuild.discard()
  expect([store.digest(chainId), existsSync(`${path}-rebuild1`)]).toEqual([digest, false])
})

test('error: StoreWriteError, when the disk is full at the swap; nothing is lost, and it can go on', () => {
  const digest = store.digest(chainId)
  const rebuild = rebuildOf(2_000)
  database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
  expect(() => rebuild.adopt({ deployments, views: [] })).toThrow(StoreWriteError)
  expect([store.digest(chainId), existsSync(`${path}-rebuild1`)]).toEqual([digest, false])
  database.pragma('max_page_count = 1000000')
  rebuildOf(2_000).adopt({ deployments, views: [] })
  expect(store.rows(deployment).list('position', {})).toHaveLength(2_000)
})
