import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { ownerCount, toNumberedBatch } from '../conformance/commitUntilKilled.ts'
import {
  chainId,
  deployment,
  standInVenue,
  toAddress,
  toBatch,
  toBlock,
  toPosition,
  toWrite,
} from '../conformance/standIn.ts'
import { StoreCorruptError } from '../errors/storeCorruptError.ts'
import { StoreLockedError } from '../errors/storeLockedError.ts'
import { StoreOpenError } from '../errors/storeOpenError.ts'
import { StoreVersionError } from '../errors/storeVersionError.ts'
import { StoreWriteError } from '../errors/storeWriteError.ts'
import type { Store } from '../store.ts'
import { describeStore } from '../storeConformance.ts'
import { toConnection } from './connection/openConnection.ts'
import { openSqliteReader } from './openSqliteReader.ts'
import { openSqliteStore, prepareStore } from './openSqliteStore.ts'
import { toVenueCatalog } from './venueTable.ts'

/** The whole file, conformance and killing included. */
const budgetSeconds = 60
const kills = 20

const startedAt = performance.now()
const directory = mkdtempSync(join(tmpdir(), 'crossmargin-store-'))
const adapters = [standInVenue]
let files = 0

function newPath(): string {
  files += 1
  return join(directory, `${files}.sqlite`)
}

function open(path: string): Store {
  return openSqliteStore({ path, adapters })
}

afterAll(() => {
  rmSync(directory, { recursive: true })
  expect((performance.now() - startedAt) / 1000).toBeLessThan(budgetSeconds)
})

describeStore((venues) => {
  const path = newPath()
  let store = openSqliteStore({ path, adapters: venues })
  return {
    store,
    openReader: () => openSqliteReader({ path, adapters: venues }),
    reopen: () => {
      store.close()
      store = openSqliteStore({ path, adapters: venues })
      return store
    },
    dispose: () => {
      store.close()
      for (const suffix of ['', '-writer']) rmSync(`${path}${suffix}`)
    },
  }
})

const killedScript = fileURLToPath(new URL('../conformance/commitUntilKilled.ts', import.meta.url))

async function startWriter(path: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=@crossmargin/source', '--import', 'tsx', killedScript, path],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

/** A writer that was killed in mid-sentence leaves exactly what its last commit says. */
function assertAgrees(store: Store): number {
  const number = store.loadCheckpoint(chainId)?.head.number ?? 0
  const owners = Array.from({ length: ownerCount }, (_, index) => index + 1)
  const balances = store
    .rows(deployment)
    .list('position', {})
    .map(({ scaledRaw }) => scaledRaw)
  const expected = owners
    .map((owner) => BigInt(number - (number % owner)))
    .filter((balance) => balance > 0n)
  expect(balances).toEqual(expected)
  expect(store.listAccounts({})).toHaveLength(number)
  expect(store.listLogs({ chainId, fromNumber: 0, toNumber: number + 9 })).toHaveLength(2 * number)
  return number
}

describe('killing', () => {
  test(`behavior: ${kills} writers killed at random moments leave a store that agrees`, async () => {
    const path = newPath()
    let reached = 0
    for (let round = 0; round < kills; round += 1) {
      const child = await startWriter(path)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
      await kill(child)
      const store = open(path)
      const number = assertAgrees(store)
      const database = new Database(path, { readonly: true })
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(database.pragma('foreign_key_check')).toEqual([])
      database.close()
      store.close()
      reached = Math.max(reached, number)
    }
    const straight = open(newPath())
    straight.saveDeployment(deployment)
    const killed = open(path)
    const number = assertAgrees(killed)
    for (let next = 1; next <= number; next += 1) straight.commit(toNumberedBatch(next))
    expect(killed.digest(chainId)).toBe(straight.digest(chainId))
    expect(reached).toBeGreaterThan(kills)
    killed.close()
    straight.close()
  }, 50_000)

  test('behavior: a writer in another process locks, and its end unlocks', async () => {
    const path = newPath()
    const child = await startWriter(path)
    expect(() => open(path)).toThrow(`process ${child.pid} on `)
    expect(() => open(path)).toThrow(StoreLockedError)
    const reader = openSqliteReader({ path, adapters })
    expect(reader.read(() => reader.listDeployments())).toEqual([deployment])
    reader.close()
    await kill(child)
    open(path).close()
  }, 20_000)
})

describe('opening', () => {
  test('error: StoreLockedError', () => {
    const path = newPath()
    const first = open(path)
    symlinkSync(path, `${path}-link`)
    expect(() => open(path)).toThrow(StoreLockedError)
    expect(() => open(`${path}-link`)).toThrow(StoreLockedError)
    first.close()
    open(`${path}-link`).close()
  })

  test('error: StoreVersionError, for a newer store, which is left as it is', () => {
    const path = newPath()
    open(path).close()
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    expect(() => open(path)).toThrow(StoreVersionError)
    expect(() => openSqliteReader({ path, adapters })).toThrow('newer crossmargin')
    const after = new Database(path)
    expect(after.pragma('user_version', { simple: true })).toBe(99)
    after.close()
  })

  test('error: StoreCorruptError, for a file that is no database', () => {
    const path = newPath()
    writeFileSync(path, 'not a database, but long enough to be read as the header of one'.repeat(9))
    expect(() => open(path)).toThrow(StoreCorruptError)
    expect(() => openSqliteReader({ path, adapters })).toThrow(StoreCorruptError)
    // The lock is free again: the second attempt fails for the same reason as the first.
    expect(() => open(path)).toThrow(StoreCorruptError)
  })

  test('error: StoreCorruptError, for a damaged index', () => {
    const path = newPath()
    const store = open(path)
    store.saveDeployment(deployment)
    const writes = [toWrite(1, toPosition(1n)), toWrite(1, toPosition(1n, { owner: 2 }))]
    store.commit(toBatch([toBlock(1)], { writes }))
    store.close()
    const database = new Database(path)
    database.unsafeMode()
    database.pragma('writable_schema = ON')
    database.exec(
      `UPDATE sqlite_schema SET sql = replace(sql, '(chain_id, valid_from)', '(chain_id, valid_to)')
       WHERE name = 'stand_in__position__from'`,
    )
    database.exec(`DELETE FROM sqlite_schema WHERE name = 'stand_in__position__version'`)
    database.close()
    expect(() => open(path)).toThrow(StoreCorruptError)
  })

  test('error: StoreOpenError', () => {
    expect(() => open(join(directory, 'missing', 'a.sqlite'))).toThrow('does not exist')
    expect(() => open(join(directory, 'missing', 'a.sqlite'))).toThrow(StoreOpenError)
    expect(() => open(directory)).toThrow(StoreOpenError)
    const path = newPath()
    expect(() => openSqliteReader({ path, adapters })).toThrow(StoreOpenError)
    const database = new Database(path)
    database.exec('CREATE TABLE somebody_elses (id)')
    database.close()
    expect(() => open(path)).toThrow('another program')
  })

  test('error: StoreOpenError, where nobody may write', () => {
    // Not even root makes files there.
    expect(() => open('/proc/store-of-nobody.sqlite')).toThrow(StoreOpenError)
  })
})

describe('writing', () => {
  test('error: StoreWriteError, when the disk is full; nothing is lost, and it can go on', () => {
    const path = newPath()
    open(path).close()
    const database = new Database(path)
    const store = prepareStore({
      connection: toConnection(database),
      catalog: toVenueCatalog(adapters),
      lock: { release: () => undefined },
    })
    store.saveDeployment(deployment)
    store.commit(toBatch([toBlock(1)], { writes: [toWrite(1, toPosition(1n))] }))
    const digest = store.digest(chainId)
    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
    const owners = Array.from({ length: 2000 }, (_, owner) => owner + 1)
    const writes = owners.map((owner) => toWrite(2, toPosition(2n, { owner })))
    const batch = toBatch([toBlock(2)], { writes })
    expect(() => store.commit(batch)).toThrow(StoreWriteError)
    expect(store.digest(chainId)).toBe(digest)
    database.pragma('max_page_count = 1000000')
    store.commit(batch)
    const key = { owner: toAddress(2000), slot: 0n }
    expect(store.rows(deployment).get('position', key)).toMatchObject({ scaledRaw: 2n })
    store.close()
  })

  test('behavior: the file is set up for safety, and a reader cannot write', () => {
    const path = newPath()
    const store = open(path)
    const database = new Database(path, { readonly: true })
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    database.close()
    const reader = openSqliteReader({ path, adapters })
    expect(reader).not.toHaveProperty('commit')
    reader.close()
    store.close()
  })
})
