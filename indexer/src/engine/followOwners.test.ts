import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { type Address, InvariantError, type RowWrite } from '@crossmargin/core'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RebuildableStore } from '../store/rebuild.ts'
import { openSqliteStore } from '../store/sqlite/openSqliteStore.ts'
import { createFakeChain, type FakeChain } from '../sync/fake/fakeChain.ts'
import { createChainIndex } from './commitStep.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { NotWatchableError } from './notWatchableError.ts'
import { prepareDeployments } from './prepareDeployments.ts'

const chainId = 7
const root: Address = '0x00000000000000000000000000000000000000b0'
const [first, second]: readonly [Address, Address] = [
  '0x00000000000000000000000000000000000000a1',
  '0x00000000000000000000000000000000000000a2',
]
const deployment: Deployment = {
  venue: 'purse',
  chainId,
  root,
  startBlock: 0,
  contracts: { purse: root },
}
const tables = {
  purse: { key: { owner: 'address' }, columns: { coins: 'integer' } },
  total: { key: { name: 'text' }, columns: { coins: 'integer' } },
} as const

let asked: Address[][]
let isDeaf: boolean

/** A venue of purses: what is in one is the number of the block it is asked at. */
const adapter = {
  id: 'purse',
  label: 'Purse',
  tables,
  discover: async () => deployment,
  index: {
    revision: 1,
    topics: [],
    addresses: () => [root],
    observes: () => [],
    observed: () => [],
    accounts: ({ table, row }: RowWrite) =>
      table === 'purse' ? [{ venue: 'purse', chainId, root, ...row }] : [],
    watch: {
      ownerTopics: new Map(),
      seedShared: async (_client: unknown, { at }: { at: { number: number } }) => ({
        writes: [{ table: 'total', row: { name: 'all', coins: at.number } }],
        children: [second],
      }),
      seedOwners: async (
        _client: unknown,
        { owners, at }: { owners: Address[]; at: { number: number } },
      ) => {
        if (isDeaf) throw new RangeError('no answer')
        asked.push(owners)
        return owners.map((owner) => ({ table: 'purse', row: { owner, coins: at.number } }))
      },
      refreshes: () => [],
      refreshed: () => [],
    },
  },
} as unknown as VenueAdapter

let folder: string
let store: RebuildableStore
let chain: FakeChain
const deployments: readonly IndexedDeployment[] = [{ deployment, adapter }]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossmargin-follow-'))
  store = openSqliteStore({ path: join(folder, 'index.sqlite'), adapters: [adapter] })
  store.saveDeployment(deployment)
  chain = createFakeChain(chainId)
  chain.mine()
  chain.mine()
  asked = []
  isDeaf = false
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function indexOf(wanted: Address[]) {
  const wantedOwners = () => wanted
  const parameters = { chainId, deployments, store, retentionBlocks: 100, wantedOwners }
  return createChainIndex(chain.client, { ...parameters, genesisHash: chain.head().hash })
}

const coinsOf = (owner: Address) => store.rows(deployment).get('purse', { owner })?.['coins']

test('default', async () => {
  const wanted = [first]
  const index = indexOf(wanted)
  await index.begin()
  expect(store.loadCheckpoint(chainId)).toMatchObject({ watchedFromNumber: 2, head: { number: 2 } })
  expect(store.rows(deployment).list('total', {})).toEqual([{ name: 'all', coins: 2 }])
  expect(store.listChildren(deployment)).toEqual([{ address: second, sinceBlock: 2 }])
  expect(index.watch.addresses()).toEqual([root, second])
  expect(coinsOf(first)).toBeUndefined()

  expect([await index.follow(), await index.follow()]).toEqual([true, false])
  expect([coinsOf(first), asked]).toEqual([2, [[first]]])
  expect(store.listAccounts({})).toMatchObject([{ owner: first }])
  wanted.push(second)
  expect(await index.follow()).toBe(true)
  wanted.splice(0, 1)
  expect(await index.follow()).toBe(true)
  expect(store.listWatchSpans(chainId)).toEqual([{ owner: second, fromNumber: 2 }])
  // Begun once: what is stored is gone on with.
  await indexOf([second]).begin()
  expect(store.listWatchSpans(chainId)).toHaveLength(1)
})

test('behavior: a node that does not answer leaves everything as it was', async () => {
  const index = indexOf([first])
  await index.begin()
  isDeaf = true
  await expect(index.follow()).rejects.toThrow('no answer')
  expect([store.listWatchSpans(chainId), coinsOf(first)]).toEqual([[], undefined])
  isDeaf = false
  expect([await index.follow(), coinsOf(first)]).toEqual([true, 2])
})

test('behavior: begun again, it stands at the chain’s head and everybody is read again', async () => {
  const index = indexOf([first])
  await index.begin()
  await index.follow()
  chain.drop(1)
  expect(await index.commit({ kind: 'restart' })).toBe(true)
  expect(store.loadCheckpoint(chainId)).toMatchObject({ watchedFromNumber: 1, head: { number: 1 } })
  expect([coinsOf(first), await index.follow(), coinsOf(first)]).toEqual([undefined, true, 1])
})

test('behavior: what an event makes of somebody else need not fit; the rows of everybody are kept', async () => {
  const topic = `0x${'01'.repeat(32)}` as const
  const taking = {
    ...adapter,
    index: {
      ...adapter.index,
      topics: [topic],
      decode: () => 'taken',
      facts: () => [],
      apply: () => [
        { table: 'total', row: { name: 'all', coins: 9 } },
        // Half a coin less than nothing: whoever is not followed began with nothing.
        { table: 'purse', row: { owner: second, coins: -0.5 } },
      ],
    },
  } as unknown as VenueAdapter
  const wantedOwners = () => [first]
  const index = createChainIndex(chain.client, {
    ...{ chainId, store, retentionBlocks: 100, wantedOwners, genesisHash: chain.head().hash },
    deployments: [{ deployment, adapter: taking }],
  })
  await index.begin()
  await index.follow()
  const { logs: _, ...mined } = chain.mine()
  const block = { chainId, ...mined }
  const log = { address: root, topics: [topic], data: '0x', blockNumber: block.number } as const
  const logs = [{ ...log, blockHash: block.hash, logIndex: 0, blockTimestampSeconds: undefined }]
  const headers = new Map([[block.number, block]])
  await index.commit({ kind: 'blocks', checked: [{ block, logs, headers }] })
  expect(store.rows(deployment).list('total', {})).toEqual([{ name: 'all', coins: 9 }])
  expect([coinsOf(second), store.listGaps(chainId)]).toEqual([undefined, []])
})

test('error: InvariantError, before the index has begun', async () => {
  await expect(indexOf([first]).follow()).rejects.toThrow(InvariantError)
})

test('behavior: where an adapter has changed, the chain begins anew and the owners stay', async () => {
  const logger = pino({ level: 'silent' })
  const parameters = { chainId, name: 'alpha', configured: [deployment], store, logger }
  const prepare = (revised: VenueAdapter): Promise<readonly IndexedDeployment[]> =>
    prepareDeployments(chain.client, {
      ...parameters,
      adapters: new Map([['purse', revised]]),
      isWatching: true,
    })
  await prepare(adapter)
  const index = indexOf([first])
  await index.begin()
  await index.follow()
  await prepare(adapter)
  expect(store.loadCheckpoint(chainId)).toMatchObject({ watchedFromNumber: 2 })
  await prepare({ ...adapter, index: { ...adapter.index, revision: 2 } })
  expect([store.loadCheckpoint(chainId), coinsOf(first)]).toEqual([undefined, undefined])
  await prepare({ ...adapter, index: { ...adapter.index, revision: 2 } })
})

test('error: NotWatchableError', async () => {
  const { watch: _, ...index } = adapter.index
  const whole = { ...adapter, index } as VenueAdapter
  const adapters = new Map([['purse', whole]])
  const logger = pino({ level: 'silent' })
  const parameters = { chainId, name: 'alpha', configured: [deployment], adapters, store, logger }
  await expect(
    prepareDeployments(chain.client, { ...parameters, isWatching: true }),
  ).rejects.toThrow(NotWatchableError)
  const prepared = await prepareDeployments(chain.client, { ...parameters, isWatching: false })
  expect(prepared).toHaveLength(1)
})
