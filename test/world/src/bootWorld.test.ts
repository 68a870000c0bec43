import { type Hex, parseAbi, toHex } from 'viem'
import { multicall, readContract } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootWorld, type World, type WorldChain, WorldError, type WorldProgress } from './index.ts'

const SUITE_BUDGET_MILLISECONDS = 90_000
const WARM_BOOT_BUDGET_MILLISECONDS = 20_000
const HISTORY_BLOCKS = 400
/** History is under way here on both chains, and every seed has this block. */
const EARLY_BLOCK = '0x64'

const ABI = parseAbi([
  'function getPool() view returns (address)',
  'function POOL_REVISION() view returns (uint256)',
  'function decimals() view returns (uint8)',
  'function latestAnswer() view returns (int256)',
  'function getUserAccountData(address user) view returns (uint256 collateral, uint256 debt, uint256 available, uint256 threshold, uint256 ltv, uint256 health)',
  'function market(bytes32 id) view returns (uint128, uint128, uint128 totalBorrowAssets, uint128 totalBorrowShares, uint128, uint128)',
  'function position(bytes32 id, address user) view returns (uint256 supplyShares, uint128 borrowShares, uint128 collateral)',
  'function price() view returns (uint256)',
])

const started = Date.now()
const steps: WorldProgress[] = []
let world: World
let ethereum: WorldChain
let arbitrum: WorldChain
let optimism: WorldChain

beforeAll(async () => {
  world = await bootWorld({ onProgress: (step) => steps.push(step) })
  ;[ethereum, arbitrum, optimism] = world.chains as [WorldChain, WorldChain, WorldChain]
})

afterAll(async () => {
  await world.close()
  expect(Date.now() - started).toBeLessThan(SUITE_BUDGET_MILLISECONDS)
})

describe('bootWorld', () => {
  test('default: three chains with their venues', async () => {
    expect(
      world.chains.map(({ chainId, name, deployments }) => ({
        chainId,
        name,
        venues: deployments.map(({ venue }) => venue),
      })),
    ).toEqual([
      { chainId: 1, name: 'ethereum', venues: ['aave-v3', 'morpho-blue'] },
      { chainId: 42161, name: 'arbitrum', venues: ['aave-v3'] },
      { chainId: 10, name: 'optimism', venues: ['aave-v3'] },
    ])
    for (const { client, aave, deployments } of world.chains) {
      const root = deployments[0]?.root ?? '0x'
      expect(await readContract(client, { abi: ABI, address: root, functionName: 'getPool' })).toBe(
        aave.pool,
      )
      expect(
        await readContract(client, { abi: ABI, address: aave.pool, functionName: 'POOL_REVISION' }),
      ).toBe(aave.release === '3.6' ? 10n : 1n)
    }
  })

  test('behavior: assets, tokens and feeds agree', async () => {
    for (const { client, assets, priceSources, aave } of world.chains)
      for (const { address, symbol, decimals } of assets) {
        const reserve = aave.reserves.find(({ asset }) => asset === address)
        for (const token of [address, reserve?.aToken, reserve?.variableDebtToken])
          expect(
            await readContract(client, {
              abi: ABI,
              address: token ?? '0x',
              functionName: 'decimals',
            }),
          ).toBe(decimals)
        const proxy = priceSources[symbol] ?? '0x'
        expect(
          await readContract(client, { abi: ABI, address: proxy, functionName: 'latestAnswer' }),
        ).toBeGreaterThan(0n)
      }
  })

  test('behavior: the sample owner stands where the demo wants it', async () => {
    expect(await aaveHealth(ethereum)).toBeCloseTo(1.5, 2)
    expect(await aaveHealth(arbitrum)).toBeCloseTo(1.25, 2)
    expect(await aaveHealth(optimism)).toBeCloseTo(1.35, 2)
    expect(await morphoHealth()).toBeCloseTo(1.15, 2)
  })

  test('behavior: everything happens at least once', () => {
    const missing = EXPECTED_KINDS.filter((kind) => (world.counts[kind] ?? 0) === 0)
    expect(missing).toEqual([])
  })

  test('behavior: history ends thirty days after genesis', async () => {
    for (const { client } of world.chains) {
      const head = await client.request({
        method: 'eth_getBlockByNumber',
        params: ['latest', false],
      })
      expect(Number(head?.timestamp)).toBe(1_750_000_000 + 30 * 86_400)
    }
  })

  test('behavior: progress ends at its total', () => {
    for (const kind of ['compile', 'deploy', 'history'] as const) {
      const last = steps.filter((step) => step.kind === kind).at(-1)
      expect(last?.done).toBe(last?.total)
    }
  })

  test('behavior: one seed makes one history', async () => {
    const begun = Date.now()
    const same = await bootWorld()
    expect(Date.now() - begun).toBeLessThan(WARM_BOOT_BUDGET_MILLISECONDS)
    try {
      expect(await headHashes(same)).toEqual(await headHashes(world))
      await Promise.all([same.advance({ rounds: 3 }), world.advance({ rounds: 3 })])
      expect(await headHashes(same)).toEqual(await headHashes(world))
    } finally {
      await same.close()
    }
  })

  test('behavior: a live step moves prices and the sample owner', async () => {
    const head = await ethereum.client.request({
      method: 'eth_getBlockByNumber',
      params: ['latest', false],
    })
    const from = Number(head?.timestamp)
    const healths: number[] = []
    for (let step = 1; step <= 22; step += 1) {
      await world.drift({ timestampSeconds: from + step * 15 })
      healths.push(await morphoHealth())
    }
    const before = healths[0] ?? 0
    expect(Math.min(...healths)).toBeGreaterThan(before * 0.85)
    expect(Math.min(...healths)).toBeLessThan(before * 0.92)
    expect(healths[20]).toBeGreaterThan(before * 0.97)
  })

  test('behavior: every old block can be read, through Multicall3 too', async () => {
    await world.advance({ rounds: 120 })
    for (const { client, startBlock, assets, multicall3 } of world.chains) {
      const head = Number(await client.request({ method: 'eth_blockNumber' }))
      expect(head).toBeGreaterThan(HISTORY_BLOCKS)
      const code = client.request({
        method: 'eth_getCode',
        params: [multicall3, toHex(startBlock)],
      })
      expect(await code).not.toBe('0x')
      const contracts = assets.map(({ address }) => {
        return { abi: ABI, address, functionName: 'decimals' as const }
      })
      // Tokens come first: they stand one block after the start.
      const blocks = Array.from({ length: head - startBlock }, (_, index) => startBlock + 1 + index)
      const read = (block: number) =>
        multicall(client, { contracts, allowFailure: false, blockNumber: BigInt(block) })
      const answers = await Promise.all(blocks.map(read))
      expect(new Set(answers.map(String))).toEqual(
        new Set([String(assets.map(({ decimals }) => decimals))]),
      )
    }
  })

  test('behavior: an actor can be made to act', async () => {
    const { chainId, actors, assets, send } = arbitrum
    expect(chainId).toBe(42161)
    const nothing = await send({ from: actors[0] ?? '0x', to: actors[1] ?? '0x' })
    expect(nothing.status).toBe('success')
    const token = assets[0]?.address ?? '0x'
    const refused = await send({ from: actors[0] ?? '0x', to: token, data: '0xdeadbeef' })
    expect(refused).toMatchObject({ status: 'reverted', blockNumber: nothing.blockNumber + 1 })
  })

  test('error: WorldError when a port is taken', async () => {
    const port = Number(new URL(ethereum.rpcUrl).port)
    await expect(bootWorld({ ports: [port, 0, 0] })).rejects.toThrow(WorldError)
  })

  test('behavior: another seed, other blocks; a rollback and a reorganisation; a clean end', async () => {
    const own = await bootWorld({ seed: 2 })
    const pids = own.chains.map(({ pid }) => pid)
    expect(pids.map(isAlive)).toEqual([true, true, true])
    try {
      const [chain] = own.chains as [WorldChain, WorldChain]
      const [other, first] = [await hashesAt(own, EARLY_BLOCK), await hashesAt(world, EARLY_BLOCK)]
      expect(other.filter((hash) => first.includes(hash))).toEqual([])
      await chain.client.request({ method: 'anvil_rollback', params: [3] } as never)
      await own.advance({ rounds: 2 })
      await chain.client.request({ method: 'anvil_reorg', params: [5, []] } as never)
      await own.advance({ rounds: 8, secondsPerRound: 600 })
      const before = await headNumber(chain)
      expect(await chain.mine()).toEqual([])
      expect(await headNumber(chain)).toBe(before + 1)
    } finally {
      await own.close()
      await own.close()
    }
    expect(pids.map(isAlive)).toEqual([false, false, false])
  })
})

const EXPECTED_KINDS = [
  'aave-v3:Supply',
  'aave-v3:Withdraw',
  'aave-v3:Borrow',
  'aave-v3:Borrow:stableRate',
  'aave-v3:SwapBorrowRateMode',
  'aave-v3:IsolationModeTotalDebtUpdated',
  'aave-v3:EModeAssetCategoryChanged',
  'aave-v3:Repay',
  'aave-v3:Repay:withATokens',
  'aave-v3:LiquidationCall:receiveAToken',
  'aave-v3:LiquidationCall:receiveAsset',
  'aave-v3:ReserveDataUpdated',
  'aave-v3:ReserveUsedAsCollateralEnabled',
  'aave-v3:ReserveUsedAsCollateralDisabled',
  'aave-v3:UserEModeSet:enter',
  'aave-v3:UserEModeSet:leave',
  'aave-v3:DeficitCreated',
  'aave-v3:MintedToTreasury',
  'aave-v3:BalanceTransfer',
  'morpho-blue:Supply',
  'morpho-blue:Withdraw',
  'morpho-blue:SupplyCollateral',
  'morpho-blue:WithdrawCollateral',
  'morpho-blue:Borrow',
  'morpho-blue:Repay',
  'morpho-blue:Liquidate',
  'morpho-blue:Liquidate:badDebt',
  'morpho-blue:AccrueInterest',
  'morpho-blue:SetFee',
  'chainlink:AnswerUpdated',
  'transaction:reverted',
]

async function aaveHealth({ client, aave }: WorldChain): Promise<number> {
  const data = await readContract(client, {
    abi: ABI,
    address: aave.pool,
    functionName: 'getUserAccountData',
    args: [world.sample.owner],
  })
  return Number(data[5]) / 1e18
}

async function morphoHealth(): Promise<number> {
  const { client, morpho } = ethereum
  const market = morpho?.markets[0]
  const id = market?.id ?? '0x'
  const address = morpho?.morpho ?? '0x'
  const args = [id, world.sample.owner] as const
  const totals = await readContract(client, {
    abi: ABI,
    address,
    functionName: 'market',
    args: [id],
  })
  const [, borrowShares, collateral] = await readContract(client, {
    abi: ABI,
    address,
    functionName: 'position',
    args,
  })
  const oracle = market?.params.oracle ?? '0x'
  const price = await readContract(client, { abi: ABI, address: oracle, functionName: 'price' })
  const debt = (Number(borrowShares) * Number(totals[2])) / Number(totals[3])
  const lltv = Number(market?.params.lltv) / 1e18
  return (((Number(collateral) * Number(price)) / 1e36) * lltv) / debt
}

async function headHashes(subject: World): Promise<readonly unknown[]> {
  return hashesAt(subject, 'latest')
}

async function hashesAt({ chains }: World, block: Hex | 'latest'): Promise<readonly unknown[]> {
  const blocks = chains.map(({ client }) =>
    client.request({ method: 'eth_getBlockByNumber', params: [block, false] }),
  )
  return (await Promise.all(blocks)).map((found) => found?.hash)
}

async function headNumber({ client }: WorldChain): Promise<number> {
  return Number(await client.request({ method: 'eth_blockNumber' }))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw cause
  }
}
