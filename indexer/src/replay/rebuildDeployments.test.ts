import type { VenueAdapter } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeploymentsChangedError } from '../engine/deploymentsChangedError.ts'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import type { Store } from '../store/store.ts'
import { burnedLog, createLedger, ledgerRoot, ledgerTopics, movedLog } from './fake/ledger.ts'
import {
  ledgerChainId as chainId,
  createFolder,
  createLedgerChain,
  indexLedgers,
  type LedgerChain,
  logsOf,
  ownerOf,
} from './fake/ledgerChain.ts'

let folder: ReturnType<typeof createFolder>
let chain: LedgerChain
const otherRoot: Address = '0x00000000000000000000000000000000000000bb'
const roots = { ledger: ledgerRoot, other: otherRoot }
const other = createLedger({ id: 'other', root: otherRoot })

beforeEach(() => {
  folder = createFolder()
  chain = createLedgerChain(0)
  for (let number = 1; number <= 120; number += 1) {
    const more = number % 4 === 0 ? [movedLog(ownerOf(9), 2n, otherRoot)] : []
    chain.mine([...logsOf(number), ...more, ...(number % 50 === 0 ? [burnedLog(ownerOf(3))] : [])])
  }
})
afterEach(() => folder.remove())

const retentionBlocks = 30
let stores = 0

/** Opens a database, indexes up to the head with some adapters, and gives it to a look. */
async function indexWith<result>(
  adapters: readonly VenueAdapter[],
  { name, look }: { readonly name: string; readonly look: (store: Store) => result },
): Promise<result> {
  const store = openSqliteStore({
    path: folder.path(name),
    adapters: [createLedgerOf(adapters), other],
  })
  try {
    await indexLedgers(chain, { store, adapters, retentionBlocks, roots })
    return look(store)
  } finally {
    store.close()
  }
}

function createLedgerOf(adapters: readonly VenueAdapter[]): VenueAdapter {
  return adapters.find(({ id }) => id === 'ledger') ?? createLedger()
}

const digest = (store: Store) => store.digest(chainId)

/** What a database has that never was anything else. */
async function freshDigest(adapters: readonly VenueAdapter[]): Promise<string> {
  stores += 1
  return indexWith(adapters, { name: `fresh${stores}.sqlite`, look: digest })
}

test('default: a revised adapter is replayed from the store, without a log or view asked again', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger(), other], { name, look: digest })
  const doubled = createLedger({ revision: 2, scale: 2n })
  chain.requests.length = 0
  chain.calls.length = 0
  const replayed = await indexWith([doubled, other], { name, look: digest })
  expect(chain.calls).toEqual([])
  expect(chain.requests).not.toContain('eth_getLogs')
  expect(replayed).toBe(await freshDigest([doubled, other]))
  // The second start finds nothing to do.
  const again = await indexWith([doubled, other], { name, look: digest })
  expect(again).toBe(replayed)
})

test('behavior: only the deployment whose adapter changed is touched', async () => {
  const name = 'one.sqlite'
  const versions = (store: Store) => {
    const deployment = store.listDeployments().find(({ venue }) => venue === 'other')
    return deployment === undefined ? [] : store.rows(deployment).list('balance', {})
  }
  const before = await indexWith([createLedger(), other], { name, look: versions })
  let applied = 0
  const apply = other.index.apply
  other.index.apply = (event, context) => {
    applied += 1
    return apply(event, context)
  }
  const revised = createLedger({ revision: 2, scale: 3n })
  const after = await indexWith([revised, other], { name, look: versions })
  other.index.apply = apply
  expect([applied, after]).toEqual([0, before])
})

test('behavior: of an event that was not watched, only its logs are fetched', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger()], { name, look: digest })
  const reading = createLedger({ revision: 2, isBurnedRead: true })
  const asked: unknown[] = []
  chain.tamper = undefined
  const request = chain.client.request as (call: { method: string; params?: unknown }) => unknown
  const spied = {
    ...chain,
    client: {
      ...chain.client,
      request: (call: { method: string; params?: readonly { topics: readonly string[][] }[] }) => {
        if (call.method === 'eth_getLogs') asked.push(call.params?.[0]?.topics[0])
        return request(call)
      },
    } as unknown as LedgerChain['client'],
  }
  const store = openSqliteStore({ path: folder.path(name), adapters: [reading, other] })
  await indexLedgers(spied, { store, adapters: [reading], retentionBlocks })
  expect(asked).toEqual([[ledgerTopics.burned]])
  const after = digest(store)
  const balance = store.rows(store.listDeployments()[0] as never).get('balance', {
    owner: ownerOf(3),
  })
  store.close()
  expect(after).toBe(await freshDigest([reading]))
  expect(balance).toBeDefined()
})

test('behavior: a deployment that is added gets its past, the others are not indexed again', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger()], { name, look: digest })
  chain.calls.length = 0
  const grown = await indexWith([createLedger(), other], { name, look: digest })
  expect(grown).toBe(await freshDigest([createLedger(), other]))
  // It is followed from here on, and survives a reorg to before it was added.
  for (let number = 121; number <= 125; number += 1)
    chain.mine([movedLog(ownerOf(4), 1n, otherRoot), ...logsOf(number)])
  const followed = await indexWith([createLedger(), other], { name, look: digest })
  expect(followed).toBe(await freshDigest([createLedger(), other]))
  chain.drop(12)
  for (let number = 114; number <= 126; number += 1)
    chain.mine([movedLog(ownerOf(5), 1n, otherRoot)], 'fork')
  const forked = await indexWith([createLedger(), other], { name, look: digest })
  expect(forked).toBe(await freshDigest([createLedger(), other]))
})

test('behavior: the head was undone while nobody looked', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger()], { name, look: digest })
  chain.drop(3)
  for (let number = 118; number <= 124; number += 1) chain.mine(logsOf(number + 1_000), 'fork')
  const grown = await indexWith([createLedger(), other], { name, look: digest })
  expect(grown).toBe(await freshDigest([createLedger(), other]))
})

test('behavior: interrupted anywhere, it begins anew and ends the same', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger()], { name, look: digest })
  const before = await indexWith([createLedger()], { name, look: digest })
  const request = chain.client.request as (call: unknown) => Promise<unknown>
  for (const failAt of [1, 2, 3, 5, 9, 17]) {
    let count = 0
    const failing = {
      ...chain,
      client: {
        ...chain.client,
        request: async (call: unknown) => {
          count += 1
          if (count >= failAt) throw new RangeError('the line is cut')
          return request(call)
        },
      } as unknown as LedgerChain['client'],
    }
    const adapters = [createLedger(), other]
    const store = openSqliteStore({ path: folder.path(name), adapters })
    const parameters = { store, adapters, retentionBlocks, roots }
    await expect(indexLedgers(failing, parameters)).rejects.toThrow('the line is cut')
    expect(store.listDeployments()).toHaveLength(1)
    expect(store.digest(chainId)).toBe(before)
    store.close()
  }
  const grown = await indexWith([createLedger(), other], { name, look: digest })
  expect(grown).toBe(await freshDigest([createLedger(), other]))
})

test('behavior: times that an older version did not store are asked for', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger()], { name, look: digest })
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(folder.path(name))
  database.exec('UPDATE log_chunk SET timestamps = NULL; UPDATE deployment SET indexed_as = NULL')
  database.close()
  const doubled = createLedger({ revision: 2, scale: 2n })
  const replayed = await indexWith([doubled], { name, look: digest })
  expect(replayed).toBe(await freshDigest([doubled]))
})

test('error: DeploymentsChangedError, for one that is no longer configured', async () => {
  const name = 'one.sqlite'
  await indexWith([createLedger(), other], { name, look: digest })
  await expect(indexWith([createLedger()], { name, look: digest })).rejects.toThrow(
    DeploymentsChangedError,
  )
})
