import { createConfig } from '@wagmi/core'
import { defineChain, http } from 'viem'
import { base, mainnet } from 'viem/chains'
import { expect, expectTypeOf, test } from 'vitest'
import { alice, bank, bankAssets, bankRoot, bankViews } from '../../test/bankVenue.ts'
import { cannedPortfolio } from '../../test/cannedPortfolio.ts'
import { createFakeNode, type FakeNode } from '../../test/createFakeNode.ts'
import type { IncompletePortfolioError } from '../read/errors/incompletePortfolioError.ts'
import { NoOwnersError } from '../read/errors/noOwnersError.ts'
import { UnconfiguredChainError } from '../read/errors/unconfiguredChainError.ts'
import { ChainlessClientError } from '../source/chainlessClientError.ts'
import { getPortfolio } from './getPortfolio.ts'
import { getPortfolioStrict } from './getPortfolioStrict.ts'

const views = bankViews([[alice, { ethers: 10n, dollars: 8_000n }]])

const chainOf = (id: number, name: string) =>
  defineChain({
    id,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: ['http://127.0.0.1:9'] } },
  })

const one = chainOf(1, 'One')
const two = chainOf(2, 'Two')

/** A real wagmi config whose second chain is another's. */
function configOf(node: FakeNode, other = createFakeNode({ chainId: 7 })) {
  const config = createConfig({
    chains: [one, two],
    client: ({ chain }) => (chain.id === 1 ? node : other).client as never,
  })
  return { config, other }
}

const asked = { owners: [alice] }

const settingsOf = (chainIds: readonly number[]) => ({
  deployments: chainIds.map((chainId) => ({
    venue: 'bank',
    chainId,
    root: bankRoot,
    startBlock: 1,
  })),
  adapters: [bank],
  assets: bankAssets(1),
})

test('default', async () => {
  const node = createFakeNode({ chainId: 1, views, timestampSeconds: 1 })
  const { config, other } = configOf(node)
  const portfolio = await getPortfolio({ config, ...settingsOf([1]) }, asked)
  expect(portfolio.enforced.accounts).toMatchObject([{ status: 'NORMAL', healthFactor: 2 }])
  // By our clock, 1970 is long ago.
  expect(portfolio.blocks).toMatchObject([{ chainId: 1, isStale: true }])
  expect(other.methods).toEqual([])
})

test('behavior: any wagmi config will do', () => {
  const literal = createConfig({
    chains: [mainnet, base],
    transports: { [mainnet.id]: http(), [base.id]: http() },
  })
  expectTypeOf(getPortfolio).toBeCallableWith({ config: literal }, asked)
  const config = createConfig({
    chains: [one, two],
    transports: { [one.id]: http(), [two.id]: http() },
  })
  expectTypeOf(getPortfolio).toBeCallableWith({ config }, asked)
})

test('behavior: a chain that fails is named as the config names it', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1, views }))
  const { gaps, enforced } = await getPortfolio({ config, ...settingsOf([1, 2]) }, asked)
  expect(gaps.map(({ message }) => message)).toContain(
    'Chain Two: asked for chain id 2, but its node serves chain id 7.',
  )
  expect(enforced.accounts).toHaveLength(1)
})

test('error: UnconfiguredChainError', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1 }))
  const refused = getPortfolio({ config, ...settingsOf([1, 10]) }, asked)
  await expect(refused).rejects.toThrow(UnconfiguredChainError)
  await expect(refused).rejects.toThrow('The chains are: 1, 2.')
})

test('error: IncompletePortfolioError', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1, views }))
  expect(
    (await getPortfolioStrict({ config, ...settingsOf([1]) }, asked)).enforced.accounts,
  ).toHaveLength(1)
  const error = await getPortfolioStrict({ config, ...settingsOf([1, 2]) }, asked).catch(
    (it: unknown) => it,
  )
  expect((error as IncompletePortfolioError).gaps).toMatchObject([{ kind: 'chain-unreachable' }])
})

test('behavior: clients of viem and a config of wagmi give the same', async () => {
  const node = createFakeNode({ chainId: 1, views })
  const { config } = configOf(node)
  const client = { ...node.client, chain: one }
  const settings = settingsOf([1])
  expect(await getPortfolio({ clients: [client], ...settings }, asked)).toEqual(
    await getPortfolio({ config, ...settings }, asked),
  )
})

test('behavior: an answer of a server comes with exact amounts', async () => {
  const margin = { equityRaw: '-7', healthFactorWad: null }
  const account = { id: 'a', healthFactor: 1.2, margin }
  const canned = cannedPortfolio() as { enforced: object }
  const enforced = { ...canned.enforced, accounts: [account] }
  const body = { data: { portfolio: { ...canned, enforced } } }
  const fetch = async () => Response.json(body)
  const portfolio = await getPortfolio({ url: 'http://server/graphql', fetch }, asked)
  expect(portfolio.enforced.accounts[0]?.margin.equityRaw).toBe(-7n)
  expect(portfolio.enforced.bindingAccount).toBe(portfolio.enforced.accounts[0])
})

test('behavior: a past block that the chain does not have is a gap', async () => {
  const node = createFakeNode({ chainId: 1, views })
  const { config } = configOf(node)
  const source = { config, ...settingsOf([1]) }
  const { gaps } = await getPortfolio(source, {
    ...asked,
    asOf: { blocks: [{ chainId: 1, number: 99 }] },
  })
  expect(gaps.map(({ message }) => message)).toEqual([
    'Chain One: its node has no block 99, and its head is block 16.',
  ])
})

test('behavior: what is aborted rejects with the reason, whatever the source', async () => {
  const never = () => new Promise<never>(() => undefined)
  const node = createFakeNode({ chainId: 1, intercept: never })
  const { config } = configOf(node)
  const fetch = (_: string, init?: RequestInit) =>
    new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new RangeError('aborted')))
    })
  for (const source of [
    { config, ...settingsOf([1]) },
    { url: 'http://server/graphql', fetch },
  ]) {
    const controller = new AbortController()
    const refused = getPortfolio(source, { ...asked, signal: controller.signal })
    const reason = new TypeError('enough')
    setTimeout(() => controller.abort(reason), 20)
    await expect(refused).rejects.toBe(reason)
  }
})

test('error: ChainlessClientError', async () => {
  const { client } = createFakeNode({ chainId: 1, views })
  const refused = getPortfolio({ clients: [client], ...settingsOf([1]) }, asked)
  await expect(refused).rejects.toThrow(ChainlessClientError)
})

test('error: NoOwnersError', async () => {
  const refused = getPortfolio({ url: 'http://server/graphql' }, { owners: [] })
  await expect(refused).rejects.toThrow(NoOwnersError)
})
