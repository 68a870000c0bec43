import {
  type ClientsSource,
  getMarginAccounts,
  getPortfolio,
  type PortfolioUpdate,
  type ServerSource,
  watchPortfolio,
} from '@crossmargin/sdk'
import { bootWorld, type World } from '@crossmargin/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let indexed: IndexedWorld
let fromChains: ClientsSource
let fromServer: ServerSource

beforeAll(async () => {
  // Now, so that the chains count as alive.
  world = await bootWorld({
    seed: 21,
    genesisTimestamp: Math.floor(Date.now() / 1_000) - 30 * 86_400,
  })
  await world.drift()
  indexed = await indexWorld(world)
  const { deployments, assets, statusThresholds: thresholds } = indexed.config
  const clients = world.chains.map(({ client }) => client)
  fromChains = { clients, deployments, assets, ...(thresholds && { thresholds }) }
  fromServer = { url: `${indexed.server.url}/graphql` }
}, 180_000)

afterAll(async () => {
  await indexed?.close()
  await world?.close()
})

const owners = () => [world.sample.owner, ...(world.chains[0]?.actors ?? [])]

/** The heads, and blocks of the history. */
function moments() {
  const heads = world.chains.map(({ chainId }) => {
    const number = indexed.server.store.loadCheckpoint(chainId)?.head.number ?? 0
    return { chainId, number }
  })
  const back = (share: number) => ({
    blocks: heads.map(({ chainId, number }) => ({ chainId, number: Math.floor(number * share) })),
  })
  const [first] = heads
  const middle = indexed.server.store.loadBlock({
    chainId: first?.chainId ?? 0,
    number: Math.floor((first?.number ?? 0) * 0.8),
  })
  return [{ blocks: heads }, back(0.9), back(0.6), { time: middle?.timestampSeconds ?? 0 }]
}

test('default: both routes give every owner the same portfolio, digit for digit, at several moments', async () => {
  let accounts = 0
  let compared = 0
  for (const asOf of moments()) {
    for (const owner of owners()) {
      const asked = { owners: [owner], asOf, timeoutMs: 60_000 }
      const read = await getPortfolio(fromChains, asked)
      expect(read).toEqual(await getPortfolio(fromServer, asked))
      accounts += read.enforced.accounts.length
      compared += 1
    }
  }
  expect(compared).toBe(4 * owners().length)
  expect(accounts).toBeGreaterThan(100)
}, 300_000)

test('behavior: a book of all owners, and its accounts by chain, venue and standing', async () => {
  const asked = { owners: owners(), timeoutMs: 60_000 }
  const read = await getPortfolio(fromChains, asked)
  expect(read).toEqual(await getPortfolio(fromServer, asked))
  expect(read.gaps.filter(({ effect }) => effect !== 'none')).toEqual([])
  const [first] = read.enforced.accounts
  expect(typeof first?.margin.slackMaintenanceRaw).toBe('bigint')
  const narrow = {
    ...asked,
    chainIds: [first?.chainId ?? 0],
    venues: [first?.venue ?? ''],
    statuses: [first?.status ?? 'NORMAL'],
  }
  const found = await getMarginAccounts(fromChains, narrow)
  expect(found).toEqual(await getMarginAccounts(fromServer, narrow))
  expect(found.accounts[0]).toEqual(first)
  expect(found.accounts.length).toBeLessThan(read.enforced.accounts.length)
}, 120_000)

test('behavior: both routes stream the same updates at the same block vectors', async () => {
  const seen = [new Map<string, PortfolioUpdate>(), new Map<string, PortfolioUpdate>()]
  const stops = [fromChains, fromServer].map((source, index) =>
    watchPortfolio(source, {
      owners: [world.sample.owner],
      onUpdate: (update) => seen[index]?.set(update.cursor, update),
    }),
  )
  const shared = () => [...(seen[0]?.keys() ?? [])].filter((cursor) => seen[1]?.has(cursor))
  try {
    for (const count of [1, 2, 3]) {
      await expect.poll(() => shared().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(count)
      if (count < 3) await world.drift()
    }
  } finally {
    for (const stop of stops) stop()
  }
  for (const cursor of shared()) {
    expect(seen[0]?.get(cursor)).toEqual(seen[1]?.get(cursor))
  }
}, 200_000)
