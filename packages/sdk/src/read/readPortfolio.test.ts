import { createClient, custom, fallback, http } from 'viem'
import { expect, test } from 'vitest'
import { alice, bank, bankAssets, bankRoot, bankViews, bob } from '../../test/bankVenue.ts'
import {
  createFakeNode,
  type FakeNode,
  type FakeNodeParameters,
  refusal,
  silence,
} from '../../test/createFakeNode.ts'
import { NoOwnersError } from './errors/noOwnersError.ts'
import { type ReadPortfolioParameters, readPortfolio } from './readPortfolio.ts'

const canary = 'cAnArY0123456789'
const nowSeconds = 1_000_100

const views = bankViews([
  [alice, { ethers: 10n, dollars: 8_000n }],
  [bob, { ethers: 1n, dollars: 1_700n }],
])

const nodeOf = (chainId: number, change: Partial<FakeNodeParameters> = {}): FakeNode =>
  createFakeNode({ chainId, views, ...change })

const open = (chainId: number, { client }: Pick<FakeNode, 'client'>) => ({
  chainId,
  name: `chain-${chainId}`,
  client,
})

const deploymentOf = (chainId: number) =>
  ({ venue: 'bank', chainId, root: bankRoot, startBlock: 1 }) as const

function read(
  chains: ReadPortfolioParameters['chains'],
  change: Partial<ReadPortfolioParameters> = {},
) {
  return readPortfolio({
    chains,
    owners: [alice],
    deployments: chains.map(({ chainId }) => deploymentOf(chainId)),
    adapters: [bank],
    assets: chains.flatMap(({ chainId }) => bankAssets(chainId)),
    nowSeconds,
    ...change,
  })
}

const effective = ({ gaps }: Awaited<ReturnType<typeof read>>) =>
  gaps.filter(({ effect }) => effect !== 'none')

test('default', async () => {
  const portfolio = await read([open(1, nodeOf(1)), open(5, nodeOf(5))], { owners: [bob, alice] })
  expect(portfolio.owners).toEqual([alice, bob])
  expect(portfolio.enforced.accounts.map(({ id, status }) => [id, status])).toEqual([
    [`bank:1:${bankRoot}:${bob}`, 'LIQUIDATABLE'],
    [`bank:5:${bankRoot}:${bob}`, 'LIQUIDATABLE'],
    [`bank:1:${bankRoot}:${alice}`, 'NORMAL'],
    [`bank:5:${bankRoot}:${alice}`, 'NORMAL'],
  ])
  expect([...portfolio.accounts.keys()].sort()).toEqual(
    portfolio.enforced.accounts.map(({ id }) => id).sort(),
  )
  expect(portfolio.economic).toMatchObject({ isComplete: true, equityUsd: 44_000 - 19_400 })
  expect(portfolio.blocks.map(({ chainId, number }) => [chainId, number])).toEqual([
    [1, 16],
    [5, 16],
  ])
  expect(effective(portfolio)).toEqual([])
})

test('behavior: a chain that fails is a gap, and the others are answered', async () => {
  const down = nodeOf(5, { intercept: () => new Response('no', { status: 503 }) })
  const portfolio = await read([open(1, nodeOf(1)), open(5, down)])
  expect(effective(portfolio)).toEqual([
    {
      kind: 'chain-unreachable',
      effect: 'part-missing',
      message: 'Chain chain-5: HTTP 503.',
      chainId: 5,
    },
  ])
  expect(portfolio.enforced.accounts).toHaveLength(1)
  expect(portfolio.economic).toMatchObject({ isComplete: false, healthRatio: 'unknown' })
})

test('behavior: a chain that was never connected to is a gap in its own words', async () => {
  const refused = Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' })
  const portfolio = await read([
    { chainId: 1, name: 'one', error: refused },
    { chainId: 2, name: 'two', error: new NoOwnersError() },
  ])
  expect(effective(portfolio).map(({ message }) => message)).toEqual([
    'Chain one: connection refused.',
    'Whose portfolio? `owners` is empty.',
  ])
})

test('behavior: where all chains fail the portfolio is unknown, never healthy', async () => {
  const portfolio = await read([open(1, nodeOf(7)), open(5, nodeOf(7))])
  expect(effective(portfolio).map(({ message }) => message)).toEqual([
    'Chain chain-1: asked for chain id 1, but its node serves chain id 7.',
    'Chain chain-5: asked for chain id 5, but its node serves chain id 7.',
  ])
  expect(portfolio).toMatchObject({ blocks: [], economic: { healthRatio: 'unknown' } })
  expect(portfolio.accounts.size).toBe(0)
})

test('behavior: a venue that fails is a gap, and the other venue is answered', async () => {
  const root = `0x${'c'.repeat(40)}` as const
  const deployments = [deploymentOf(1), { ...deploymentOf(1), root }]
  const portfolio = await read([open(1, nodeOf(1))], { deployments })
  expect(effective(portfolio)).toEqual([
    {
      kind: 'venue-failed',
      effect: 'part-missing',
      message: `Bank at ${root} on chain-1 could not be read: ${root} is not a bank.`,
      chainId: 1,
      venue: 'bank',
    },
  ])
  expect(portfolio.enforced.accounts).toHaveLength(1)
})

test('behavior: an account that fails is a gap, and its neighbour is answered', async () => {
  const odd = bankViews([
    [alice, { ethers: 13n, dollars: 1n }],
    [bob, { ethers: 1n, dollars: 100n }],
  ])
  const portfolio = await read([open(1, nodeOf(1, { views: odd }))], { owners: [alice, bob] })
  expect(effective(portfolio)).toMatchObject([
    { effect: 'account-unknown', account: `bank:1:${bankRoot}:${alice}` },
  ])
  expect(portfolio.enforced.accounts).toHaveLength(1)
  expect(portfolio.economic.equityUsd).toBe('unknown')
})

test('behavior: an old head is flagged, and answered', async () => {
  const portfolio = await read([open(1, nodeOf(1, { timestampSeconds: nowSeconds - 901 }))])
  expect(portfolio.blocks[0]?.isStale).toBe(true)
  expect(portfolio.gaps.map(({ kind }) => kind)).toContain('chain-stale')
  expect(effective(portfolio)).toEqual([])
})

test('behavior: a node that never answers is a gap when time is up', async () => {
  for (const [method, message] of [
    ['eth_chainId', 'Chain chain-5: no answer within 0.15 s.'],
    ['eth_call', `Bank at ${bankRoot} on chain-5 could not be read: no answer within 0.15 s.`],
  ]) {
    const hanging = nodeOf(5, { intercept: (it) => (it.method === method ? silence() : undefined) })
    const before = performance.now()
    const portfolio = await read([open(1, nodeOf(1)), open(5, hanging)], { timeoutMs: 150 })
    expect(performance.now() - before).toBeLessThan(1_000)
    expect(effective(portfolio).map((gap) => gap.message)).toEqual([message])
    expect(portfolio.enforced.accounts).toHaveLength(1)
  }
})

test('behavior: a reading that was given up asks nothing more', async () => {
  let asked = 0
  const slow = nodeOf(1, {
    intercept: ({ method }) => {
      if (method !== 'eth_call') return undefined
      asked += 1
      // The first call is the discovery's; the second, the reading's, comes too late.
      return asked < 2 ? undefined : new Promise((resolve) => setTimeout(resolve, 120))
    },
  })
  await read([open(1, slow)], { owners: [alice, bob], timeoutMs: 60 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(asked).toBe(2)
})

test('behavior: a deployment is discovered once for each client, and again after a failure', async () => {
  let fails = true
  const node = nodeOf(1, {
    intercept: ({ params }) => {
      const isDiscovery = (params[0] as { data?: string } | undefined)?.data === bankRoot
      return isDiscovery && fails ? refusal('busy') : undefined
    },
  })
  const calls = () => node.methods.filter((method) => method === 'eth_call').length
  expect(effective(await read([open(1, node)]))).toMatchObject([{ kind: 'venue-failed' }])
  fails = false
  await read([open(1, node)])
  expect(calls()).toBe(3)
  await read([open(1, node)])
  expect(calls()).toBe(4)
})

test('behavior: a discovery that never ended does not silence later calls', async () => {
  let hangs = true
  const node = nodeOf(1, {
    intercept: ({ method }) => (method === 'eth_call' && hangs ? silence() : undefined),
  })
  await read([open(1, node)], { timeoutMs: 30 })
  hangs = false
  expect(effective(await read([open(1, node)]))).toEqual([])
})

test('behavior: no key of a URL is in any message, not even one that a node quotes', async () => {
  const urls = [
    `https://node.example/v2/${canary}`,
    `https://node.example/rpc?apikey=${canary}`,
    `https://${canary}@node.example/`,
  ]
  const failures: readonly NonNullable<FakeNodeParameters['intercept']>[] = [
    () => refusal(`project ${canary} is over its limit`),
    () => new Response(`{"message":"unknown key ${canary}"}`, { status: 401 }),
    () => Promise.reject(new TypeError(`cannot reach https://node.example/${canary}`)),
    () => new Response(`<html>${canary}</html>`),
    ({ method }) => (method === 'eth_call' ? refusal(`key ${canary}`) : undefined),
  ]
  for (const url of urls) {
    for (const intercept of failures) {
      const portfolio = await read([open(1, nodeOf(1, { url, intercept }))])
      expect(effective(portfolio)).toHaveLength(1)
      expect(JSON.stringify(portfolio.gaps)).not.toContain(canary)
    }
  }
})

test('behavior: the keys of a fallback transport are as safe', async () => {
  const provider = { request: () => Promise.reject(new RangeError(`bad key ${canary}`)) }
  const transport = fallback([custom(provider), http(`http://127.0.0.1:9/${canary}`)], {
    retryCount: 0,
  })
  const portfolio = await read([open(1, { client: createClient({ transport }) })])
  expect(effective(portfolio)).toHaveLength(1)
  expect(JSON.stringify(portfolio.gaps)).not.toContain(canary)
})
