import { createGraphqlClient } from '@crossmargin/sdk'
import { bootWorld, type World } from '@crossmargin/world'
import { parseAbi } from 'viem'
import { readContract } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IndexedWorld, indexWorld } from './indexWorld.ts'

let world: World
let indexed: IndexedWorld

beforeAll(async () => {
  // Now, so that the chains count as alive.
  world = await bootWorld({
    seed: 14,
    genesisTimestamp: Math.floor(Date.now() / 1000) - 30 * 86_400,
  })
  indexed = await indexWorld(world)
}, 120_000)

afterAll(async () => {
  await indexed?.close()
  await world?.close()
})

type Answer = { readonly data: never; readonly errors?: readonly { readonly message: string }[] }

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${indexed.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}

const accountFields = `id venue chainId owner status healthState block { chainId number hash }
  margin { equityRaw slackInitialRaw slackMaintenanceRaw healthFactorWad
    lines { label valueRaw initialRaw maintenanceRaw } answer { name value } } gaps { kind }`

type Account = {
  readonly id: string
  readonly venue: string
  readonly chainId: number
  readonly healthFactor: number | null
  readonly block: { readonly number: number }
  readonly margin: {
    readonly equityRaw: string
    readonly slackInitialRaw: string
    readonly slackMaintenanceRaw: string
    readonly lines: readonly {
      readonly valueRaw: string
      readonly initialRaw: string
      readonly maintenanceRaw: string
    }[]
    readonly answer: readonly { readonly name: string; readonly value: string }[]
  }
}

test('behavior: over every account, the lines add up to equity and to both slacks', async () => {
  const { data } = await ask(`{ marginAccounts(first: 500) { nodes { ${accountFields} } } }`)
  const { nodes } = (data as { marginAccounts: { nodes: readonly Account[] } }).marginAccounts
  expect(nodes.length).toBeGreaterThan(50)
  for (const { margin } of nodes) {
    const sum = (column: 'valueRaw' | 'initialRaw' | 'maintenanceRaw') =>
      margin.lines.reduce((total, line) => total + BigInt(line[column]), 0n)
    expect(String(sum('valueRaw'))).toBe(margin.equityRaw)
    expect(String(sum('initialRaw'))).toBe(margin.slackInitialRaw)
    expect(String(sum('maintenanceRaw'))).toBe(margin.slackMaintenanceRaw)
  }
})

test('behavior: asOf answers at a past block what the contract answers there', async () => {
  const [ethereum] = world.chains
  const abi = parseAbi([
    'function getUserAccountData(address) view returns (uint256, uint256, uint256, uint256, uint256, uint256)',
  ])
  for (const number of [60, 100, 140]) {
    const blocks = [{ chainId: 1, number }]
    const variables = { owners: [world.sample.owner], blocks }
    const { data } = await ask(
      `query ($owners: [Address!]!, $blocks: [BlockAt!]!) {
        portfolio(owners: $owners, asOf: { blocks: $blocks }) { enforced { accounts { ${accountFields} } } }
      }`,
      variables,
    )
    const { accounts } = (data as { portfolio: { enforced: { accounts: readonly Account[] } } })
      .portfolio.enforced
    const account = accounts.find(({ venue, chainId }) => venue === 'aave-v3' && chainId === 1)
    const contract = await readContract(ethereum?.client as never, {
      address: ethereum?.aave.pool as never,
      abi,
      functionName: 'getUserAccountData',
      args: [world.sample.owner],
      blockNumber: BigInt(number),
    })
    expect(account?.block.number).toBe(number)
    expect(account?.margin.answer.map(({ value }) => value)).toEqual(contract.map(String))
  }
})

test('behavior: a time is the last block at or before it', async () => {
  const block = indexed.server.store.loadBlock({ chainId: 1, number: 120 })
  const next = indexed.server.store.loadBlock({ chainId: 1, number: 121 })
  const time = (next?.timestampSeconds ?? 0) - 1
  const { data } = await ask(
    `query ($owners: [Address!]!, $time: SafeInt!) {
      portfolio(owners: $owners, asOf: { time: $time }) { blocks { chainId number timestampSeconds } }
    }`,
    { owners: [world.sample.owner], time },
  )
  const { blocks } = (
    data as {
      portfolio: { blocks: { chainId: number; number: number; timestampSeconds: number }[] }
    }
  ).portfolio
  expect(blocks.find(({ chainId }) => chainId === 1)?.number).toBe(block?.number)
  for (const { timestampSeconds } of blocks) expect(timestampSeconds).toBeLessThanOrEqual(time)
})

test('behavior: pages cover every account once, riskiest first', async () => {
  const seen: Account[] = []
  let after: string | null = null
  do {
    const { data } = await ask(
      `query ($after: String) { marginAccounts(first: 20, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { id healthState healthFactor } } }`,
      { after },
    )
    const { marginAccounts: page } = data as {
      marginAccounts: {
        nodes: readonly Account[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    seen.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  const healths = seen.flatMap(({ healthFactor }) => healthFactor ?? [])
  expect(healths).toEqual([...healths].sort((a, b) => a - b))
})

test('behavior: bad input is one sentence with value, bound and remedy', async () => {
  const messages = await Promise.all(
    [
      '{ marginAccounts(first: 0) { totalCount } }',
      '{ marginAccounts(first: 5, asOf: { time: 1 }) { totalCount } }',
      '{ marginAccounts(first: 5, after: "bm9uZQ") { totalCount } }',
      '{ portfolio(owners: []) { digest } }',
      '{ portfolio(owners: ["0x12"]) { digest } }',
      '{ marginAccount(id: "aave") { id } }',
      '{ portfolio(owners: ["0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65"], asOf: { blocks: [{ chainId: 1, number: 999999 }] }) { digest } }',
    ].map(async (query) => (await ask(query)).errors?.[0]?.message.replace(/\d{3,}(?=\.$)/, 'N')),
  )
  expect(messages).toMatchInlineSnapshot(`
    [
      "first is 0; it is from 1 to N.",
      "orderBy RISKIEST_FIRST is an order of the head and is not answered with asOf; use orderBy: ID.",
      "Cursor "bm9uZQ" is of no account in this list; start again without after.",
      "owners holds 0 addresses; it takes from 1 to N.",
      "Expected value of type "Address!", found "0x12"; "0x12" is not Address: it is 0x followed by 40 hexadecimal digits.",
      ""aave" is not a margin account id. An id reads venue:chainId:root:owner, and :sub where the venue has sub-accounts or isolated markets. Take it from the \`id\` field of a margin account.",
      "Block 999999 of chain 1 is not indexed yet; the head is N.",
    ]
  `)
})

test('behavior: the other root fields answer, each with its block', async () => {
  const { data, errors } = await ask(`{
    venues { id deployments { chainId } } markets { label block { number } isOpen }
    prices { base { symbol } quote value block { number } } chains { name state head { number } }
    _meta { version venueCount accountCount } }`)
  expect(errors).toBeUndefined()
  const answer = data as {
    venues: unknown[]
    markets: { block: { number: number } }[]
    prices: { value: number }[]
    chains: { state: string }[]
  }
  expect([answer.venues.length, answer.markets.length > 10, answer.prices.length > 10]).toEqual([
    4,
    true,
    true,
  ])
  expect(answer.chains.map(({ state }) => state)).toEqual(['LIVE', 'LIVE', 'LIVE'])
})

test('behavior: a subscription brings the next block, and goes on from a cursor', {
  timeout: 30_000,
}, async () => {
  const client = createGraphqlClient({ url: `${indexed.server.url}/graphql` })
  const watch = (after?: string) => {
    const updates: { cursor: string; portfolio: { blocks: readonly { number: number }[] } }[] = []
    const stop = client.watchPortfolio({
      owners: [world.sample.owner],
      ...(after === undefined ? {} : { after }),
      onUpdate: (update) => updates.push(update as never),
      onError: () => undefined,
    })
    return { updates, stop }
  }
  const first = watch()
  await expect.poll(() => first.updates.length).toBeGreaterThan(0)
  const before = first.updates.length
  await world.drift()
  await indexed.untilEqual()
  await expect.poll(() => first.updates.length).toBeGreaterThan(before)
  await expect
    .poll(() => first.updates.at(-1)?.portfolio.blocks.map(({ number }) => number))
    .toEqual(
      // A portfolio's blocks stand in the order of chain ids.
      world.chains
        .map(({ chainId }) => chainId)
        .sort((left, right) => left - right)
        .map((chainId) => indexed.server.store.loadCheckpoint(chainId)?.head.number),
    )
  first.stop()
  const again = watch(first.updates.at(-1)?.cursor)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(again.updates).toEqual([])
  await world.drift()
  await expect.poll(() => again.updates.length).toBeGreaterThan(0)
  again.stop()
})

test('behavior: a chain whose node dies is flagged, the other goes on', {
  timeout: 30_000,
}, async () => {
  const [ethereum, arbitrum] = world.chains
  process.kill(arbitrum?.pid ?? 0, 'SIGKILL')
  await expect
    .poll(() => indexed.server.statuses.get(arbitrum?.chainId ?? 0)?.state, { timeout: 15_000 })
    .toBe('unreachable')
  const before = indexed.server.store.loadCheckpoint(1)?.head.number ?? 0
  await ethereum?.mine()
  await expect.poll(() => indexed.server.store.loadCheckpoint(1)?.head.number).toBe(before + 1)
  const { data } = await ask(
    `query ($owners: [Address!]!) { portfolio(owners: $owners) {
      blocks { chainId isStale } gaps { kind chainId } enforced { accounts { chainId } } } }`,
    { owners: [world.sample.owner] },
  )
  const { portfolio } = data as {
    portfolio: {
      blocks: { chainId: number; isStale: boolean }[]
      gaps: { kind: string; chainId: number }[]
      enforced: { accounts: unknown[] }
    }
  }
  expect(portfolio.blocks.map(({ isStale }) => isStale)).toEqual([false, false, true])
  expect(portfolio.gaps).toContainEqual({ kind: 'chain-unreachable', chainId: 42161 })
  expect(portfolio.enforced.accounts).toHaveLength(4)
})
