import { morphoBlue } from '@crossmargin/adapters'
import { type AccountReading, type MarginAccountKey, toMarginAccountId } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { type Address, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { call } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexInMemory } from './indexInMemory.ts'

const abi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data) returns (uint256, uint256)',
])

let world: World
let chain: WorldChain

beforeAll(async () => {
  world = await bootWorld()
  chain = world.chains.find(({ morpho }) => morpho !== undefined) as WorldChain
}, 600_000)

afterAll(async () => {
  await world?.close()
})

describe('morphoBlue over real contracts', () => {
  test('behavior: index, read and the contract agree at every sampled block', async () => {
    const { client, chainId, deployments } = chain
    const root = deployments.find(({ venue }) => venue === 'morpho-blue')?.root as Address
    const { startBlock } = chain
    const deployment = await morphoBlue.discover(client, { chainId, root, startBlock })
    const head = Number(await client.request({ method: 'eth_blockNumber' }))
    const stride = Math.max(1, Math.floor((head - startBlock) / 80))
    const seen = { blocks: 0, accounts: 0, debts: 0, liquidatable: 0, verdicts: 0, fees: 0 }

    await indexInMemory(client, {
      adapter: morphoBlue,
      deployment,
      toNumber: head,
      isChecked: (number) => number % stride === 0,
      onBlock: async ({ at, rows, accounts }) => {
        const indexed = accounts.map((key) =>
          morphoBlue.assemble(rows as never, { deployment, key, at }),
        )
        const owners = [...new Set([...accounts.map(({ owner }) => owner), ...chain.actors])]
        const read = await morphoBlue.read(client, { deployment, owners, at })
        expect(byId(read)).toEqual(byId(indexed.filter(isHeld)))

        const keys = read.map(({ snapshot }) => snapshot.key)
        const answers = await morphoBlue.readAnswers(client, { deployment, keys, at })
        const margins = indexed.filter(isHeld).map((reading) => morphoBlue.margin(reading))
        const answered = new Map(keys.map((key, index) => [toMarginAccountId(key), answers[index]]))
        for (const margin of margins) {
          expect(margin.answer).toEqual(answered.get(toMarginAccountId(margin.key)))
          if (margin.healthState === 'no-debt') continue
          seen.debts += 1
          seen.liquidatable += margin.liquidation.isLiquidatable ? 1 : 0
          const isHealthy = await isHealthyToContract(margin.key, at.hash)
          expect(margin.liquidation.isLiquidatable).toBe(!isHealthy)
          seen.verdicts += 1
        }
        seen.blocks += 1
        seen.accounts += read.length
        seen.fees += keys.filter(
          ({ owner }) => owner === chain.morpho?.feeRecipient.toLowerCase(),
        ).length
      },
    })

    console.log(JSON.stringify(seen))
    expect(seen.blocks).toBeGreaterThanOrEqual(50)
    expect(seen.debts).toBeGreaterThan(50)
    expect(seen.liquidatable).toBeGreaterThan(0)
    expect(seen.fees).toBeGreaterThan(0)
  }, 600_000)
})

// The contract has no view of health, but says it when asked to liquidate one share.
async function isHealthyToContract(key: MarginAccountKey, blockHash: Hex): Promise<boolean> {
  const market = chain.morpho?.markets.find(({ id }) => id === key.sub)
  const params = market?.params as NonNullable<typeof market>['params']
  const args = [params, key.owner, 0n, 1n, '0x'] as const
  const data = encodeFunctionData({ abi, functionName: 'liquidate', args })
  try {
    await call(chain.client, { account: chain.keeper, to: key.root, data, blockHash } as never)
    return false
  } catch (error) {
    return String(error).includes('position is healthy')
  }
}

function byId(readings: readonly AccountReading[]): Map<string, AccountReading> {
  const entries = readings.map((one) => [toMarginAccountId(one.snapshot.key), one] as const)
  return new Map(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function isHeld(reading: AccountReading): boolean {
  return reading.snapshot.collaterals.length + reading.snapshot.debts.length > 0
}
