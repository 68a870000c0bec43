import { venueAdapters } from '@crossmargin/adapters'
import { type Address, type BlockRef, parseMarginAccountId, toAssetId } from '@crossmargin/core'
import {
  getPortfolio,
  getPortfolioStrict,
  IncompletePortfolioError,
  readPortfolio,
} from '@crossmargin/sdk'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { createConfig } from '@wagmi/core'
import { defineChain, http, parseAbi } from 'viem'
import { readContract } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'

let world: World

beforeAll(async () => {
  world = await bootWorld()
  // History ends in the past; a block of now makes the heads fresh.
  await world.drift()
}, 120_000)

afterAll(() => world.close())

const toWagmiChain = ({ chainId, name, rpcUrl }: WorldChain) =>
  defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })

/** A config as a page would have it: three chains, plain HTTP, wagmi's own timeouts and retries. */
function wagmiConfig() {
  const [first, ...others] = world.chains.map(toWagmiChain) as [
    ReturnType<typeof toWagmiChain>,
    ...ReturnType<typeof toWagmiChain>[],
  ]
  const transports = Object.fromEntries([first, ...others].map(({ id }) => [id, http()]))
  return createConfig({ chains: [first, ...others], transports })
}

const parameters = () => ({ owners: [world.sample.owner] })

function sourceOf(config: ReturnType<typeof wagmiConfig>) {
  return {
    config,
    deployments: world.chains.flatMap(({ chainId, deployments }) =>
      deployments.map((deployment) => ({ ...deployment, chainId })),
    ),
    assets: world.chains.flatMap(({ chainId, assets }) =>
      assets.map(({ address, underlying, staked }) => ({
        id: toAssetId({ chainId, address }),
        factor: underlying,
        isPegged: underlying === 'USD' || staked !== undefined,
        ...(staked === undefined ? {} : { shareOf: toAssetId({ chainId, address: staked.of }) }),
      })),
    ),
  }
}

type Portfolio = Awaited<ReturnType<typeof getPortfolio>>

/** Asks the contracts themselves about every account, at the block the portfolio says. */
async function expectContractsAgree({ enforced }: Portfolio): Promise<void> {
  for (const { id, block, margin } of enforced.accounts) {
    const key = parseMarginAccountId(id)
    const at: BlockRef = block
    const { client, deployments } = world.chains.find(
      ({ chainId }) => chainId === key.chainId,
    ) as WorldChain
    const adapter = venueAdapters.find(({ id }) => id === key.venue)
    const root = deployments.find(({ venue }) => venue === key.venue) as {
      root: Address
      startBlock: number
    }
    const deployment = await adapter?.discover(client, { ...root, chainId: key.chainId })
    if (deployment === undefined) return expect.unreachable()
    const answers = await adapter?.readAnswers(client, { deployment, keys: [key], at })
    const said = margin.answer.map(({ name, value }) => [name, BigInt(value)])
    expect(answers).toEqual([Object.fromEntries(said)])
  }
}

test('default: four accounts on three chains, enforced as the contracts say, and netted', async () => {
  const portfolio = await getPortfolio(sourceOf(wagmiConfig()), parameters())
  const { enforced, economic, blocks } = portfolio
  expect(enforced.accounts).toHaveLength(4)
  expect(new Set(enforced.accounts.map(({ chainId }) => chainId)).size).toBe(3)
  expect(new Set(enforced.accounts.map(({ venue }) => venue)).size).toBe(2)
  expect(enforced.unknownCount).toBe(0)
  await expectContractsAgree(portfolio)
  expect(blocks.every(({ isStale }) => !isStale)).toBe(true)
  expect(economic.isComplete).toBe(true)
  expect(economic.siloedRequirementUsd).toBeGreaterThan(Number(economic.nettedRequirementUsd))
}, 60_000)

test('behavior: staked ether is exposure to ether, with the rate of its own contract', async () => {
  const chains = world.chains.map(({ chainId, name, client }) => ({ chainId, name, client }))
  const nowSeconds = Math.floor(Date.now() / 1_000)
  const settings = { ...sourceOf(wagmiConfig()), ...parameters() }
  const { accounts } = await readPortfolio({ ...settings, chains, nowSeconds })
  const optimism = world.chains.find(({ chainId }) => chainId === 10) as WorldChain
  const { address = '0x' } = optimism.assets.find(({ staked }) => staked !== undefined) ?? {}
  const id = toAssetId({ chainId: 10, address })
  const exposures = [...accounts.values()].flatMap((account) => account.exposures)
  const exposure = exposures.find(({ asset }) => asset === id)
  const rateWad = await readContract(optimism.client, {
    abi: parseAbi(['function stEthPerToken() view returns (uint256)']),
    address,
    functionName: 'stEthPerToken',
  })
  expect(exposure?.factor).toBe('ETH')
  expect(exposure?.rate).toBeCloseTo(Number(rateWad) / 1e18, 8)
}, 60_000)

test('behavior: the strict one answers the same while nothing is missing', async () => {
  const portfolio = await getPortfolioStrict(sourceOf(wagmiConfig()), parameters())
  expect(portfolio.digest).toBe((await getPortfolio(sourceOf(wagmiConfig()), parameters())).digest)
}, 60_000)

// Last: it takes a chain away from the world.
test('behavior: a node that dies is a gap in bounded time, and a strict refusal', async () => {
  const config = wagmiConfig()
  const [kept, lost, other] = world.chains as [WorldChain, WorldChain, WorldChain]
  // Stopped, and not ended: the port still takes connections and never answers them.
  process.kill(lost.pid, 'SIGSTOP')
  const before = performance.now()
  const portfolio = await getPortfolio(sourceOf(config), { ...parameters(), timeoutMs: 8_000 })
  const hungMs = performance.now() - before
  expect(hungMs).toBeLessThan(12_000)
  expect(portfolio.gaps.filter(({ effect }) => effect !== 'none')).toEqual([
    {
      kind: 'chain-unreachable',
      effect: 'part-missing',
      message: `Chain ${lost.name}: no answer within 8 s.`,
      chainId: lost.chainId,
      venue: null,
      account: null,
      asset: null,
    },
  ])
  expect(portfolio.enforced.accounts.map(({ chainId }) => chainId)).not.toContain(lost.chainId)
  expect(portfolio.blocks).toMatchObject([{ chainId: kept.chainId }, { chainId: other.chainId }])
  expect(portfolio.economic).toMatchObject({ healthRatio: null, healthRatioState: 'UNKNOWN' })
  await expectContractsAgree(portfolio)

  process.kill(lost.pid, 'SIGKILL')
  const strict = getPortfolioStrict(sourceOf(config), { ...parameters(), timeoutMs: 5_000 })
  await expect(strict).rejects.toThrow(IncompletePortfolioError)
  await expect(strict).rejects.toThrow(`Chain ${lost.name}: connection refused.`)
}, 60_000)
