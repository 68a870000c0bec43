import { createConfig } from '@wagmi/core'
import { defineChain, http } from 'viem'
import { expect, expectTypeOf, test } from 'vitest'
import { alice, bank, bankAssets, bankRoot, bankViews } from '../../test/bankVenue.ts'
import { createFakeNode, type FakeNode } from '../../test/createFakeNode.ts'
import type { IncompletePortfolioError } from '../read/errors/incompletePortfolioError.ts'
import { UnconfiguredChainError } from '../read/errors/unconfiguredChainError.ts'
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

const parametersOf = (chainIds: readonly number[]) => ({
  owners: [alice],
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
  const portfolio = await getPortfolio(config, parametersOf([1]))
  expect(portfolio.enforced.accounts).toMatchObject([{ status: 'NORMAL', healthFactor: 2 }])
  // By our clock, 1970 is long ago.
  expect(portfolio.blocks).toMatchObject([{ chainId: 1, isStale: true }])
  expect(other.methods).toEqual([])
})

test('behavior: any wagmi config will do', () => {
  const config = createConfig({
    chains: [one, two],
    transports: { [one.id]: http(), [two.id]: http() },
  })
  expectTypeOf(getPortfolio).toBeCallableWith(config, parametersOf([1]))
})

test('behavior: a chain that fails is named as the config names it', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1, views }))
  const { gaps, accounts } = await getPortfolio(config, parametersOf([1, 2]))
  expect(gaps.map(({ message }) => message)).toContain(
    'Chain Two: asked for chain id 2, but its node serves chain id 7.',
  )
  expect(accounts.size).toBe(1)
})

test('error: UnconfiguredChainError', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1 }))
  const asked = getPortfolio(config, parametersOf([1, 10]))
  await expect(asked).rejects.toThrow(UnconfiguredChainError)
  await expect(asked).rejects.toThrow('The chains are: 1, 2.')
})

test('error: IncompletePortfolioError', async () => {
  const { config } = configOf(createFakeNode({ chainId: 1, views }))
  expect((await getPortfolioStrict(config, parametersOf([1]))).accounts.size).toBe(1)
  const error = await getPortfolioStrict(config, parametersOf([1, 2])).catch((it: unknown) => it)
  expect((error as IncompletePortfolioError).gaps).toMatchObject([{ kind: 'chain-unreachable' }])
})
