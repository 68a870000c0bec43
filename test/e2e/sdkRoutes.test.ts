import { setTimeout as sleep } from 'node:timers/promises'
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

/** Everybody who ever had an account, those who have emptied it included. */
const owners = () => [...new Set(indexed.server.store.listAccounts({}).map(({ owner }) => owner))]

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
  expect(compared).toBeGreaterThan(50)
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

/**
 * Waits until nothing has come for three seconds. A local node that is mining answers of its newest
 * block with the state of the next one, so that blocks and questions must be kept apart.
 */
async function untilQuiet(state: () => string): Promise<void> {
  const started = Date.now()
  let last = { state: state(), at: started }
  while (Date.now() - last.at < 3_000 && Date.now() - started < 30_000) {
    await sleep(250)
    if (state() !== last.state) last = { state: state(), at: Date.now() }
  }
}

test('behavior: both routes stream the same updates at the same block vectors', async () => {
  const seen = [new Map<string, PortfolioUpdate>(), new Map<string, PortfolioUpdate>()]
  const stops = [fromChains, fromServer].map((source, index) =>
    watchPortfolio(source, {
      owners: [world.sample.owner],
      onUpdate: (update) => seen[index]?.set(update.cursor, update),
    }),
  )
  // Whether a chain is behind is said as of the answer, and on a busy machine the index may be.
  const isFresh = ({ portfolio }: PortfolioUpdate) => portfolio.blocks.every((it) => !it.isStale)
  const pairs = () =>
    [...(seen[0] ?? [])].flatMap(([cursor, read]) => {
      const served = seen[1]?.get(cursor)
      return served !== undefined && isFresh(served) ? [[read, served] as const] : []
    })
  try {
    const started = Date.now()
    while (pairs().length < 3 && Date.now() - started < 150_000) {
      await world.drift()
      await untilQuiet(() => seen.map(({ size }) => size).join())
    }
  } finally {
    for (const stop of stops) stop()
  }
  expect(pairs().length).toBeGreaterThanOrEqual(3)
  for (const [read, served] of pairs()) expect(read).toEqual(served)
}, 200_000)
