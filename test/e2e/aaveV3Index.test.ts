import { aaveV3 } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { erc20Abi } from 'viem'
import { readContract } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareAave } from './aaveCompare.ts'
import {
  type CallName,
  cloneToken,
  configure,
  discover,
  encode,
  listing,
  reserveOf,
} from './aaveScenario.ts'
import { ask, type Call, headOf, send, withoutTrace } from './chainTools.ts'
import { type IndexedBlock, indexInMemory } from './indexInMemory.ts'

let world: World

beforeAll(async () => {
  world = await bootWorld()
}, 120_000)

afterAll(() => world.close())

/** Indexes a chain and compares at its head. */
async function compareHead(chain: WorldChain): Promise<IndexedBlock> {
  const deployment = await discover(chain)
  const toNumber = await headOf(chain)
  const isChecked = (number: number): boolean => number > toNumber - 3
  const { client } = chain
  const block = await indexInMemory(client, { adapter: aaveV3, deployment, toNumber, isChecked })
  expect(await compareAave(chain, { deployment, block })).toBeGreaterThan(10)
  return block
}

test('behavior: holdings are what the tokens say', async () => {
  const chain = world.chains[0] as WorldChain
  const deployment = await discover(chain)
  const { at, accounts } = await compareHead(chain)
  const owners = accounts.map(({ owner }) => owner)
  for (const { snapshot } of await aaveV3.read(chain.client, { deployment, owners, at })) {
    const balanceOf = (address: Address): Promise<bigint> =>
      readContract(chain.client, {
        address,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [snapshot.key.owner],
        blockNumber: BigInt(at.number),
      })
    for (const { asset, aToken, debtToken } of snapshot.state.reserves) {
      const supplied = snapshot.collaterals.find((holding) => holding.asset.id === asset.id)
      const owed = snapshot.debts.find((holding) => holding.asset.id === asset.id)
      expect(supplied?.balanceRaw ?? 0n).toBe(await balanceOf(aToken))
      expect(owed?.balanceRaw ?? 0n).toBe(await balanceOf(debtToken))
    }
  }
}, 120_000)

test('behavior: markets are what the tokens and the pool say', async () => {
  const chain = world.chains[1] as WorldChain
  const deployment = await discover(chain)
  const { at, rows } = await compareHead(chain)
  const markets = aaveV3.markets(rows as never, { deployment, at })
  expect(markets.map(({ label }) => label)).toEqual(['USDC', 'WETH', 'ARB'])
  for (const { marketId, totalSuppliedRaw, totalBorrowedRaw, oraclePrice } of markets) {
    const { aToken, variableDebtToken } = chain.aave.reserves.find(
      ({ asset }) => asset.toLowerCase() === marketId,
    ) as WorldChain['aave']['reserves'][number]
    const totalOf = (address: Address): Promise<bigint> =>
      readContract(chain.client, {
        address,
        abi: erc20Abi,
        functionName: 'totalSupply',
        blockNumber: BigInt(at.number),
      })
    expect(totalSuppliedRaw).toBe(await totalOf(aToken))
    expect(totalBorrowedRaw).toBe(await totalOf(variableDebtToken))
    expect(oraclePrice?.valueRaw).toBeGreaterThan(0n)
  }
}, 120_000)

test('behavior: every configuration event is followed, a freed reserve id is given again', async () => {
  const chain = world.chains[0] as WorldChain
  const [weth, usdc, dai, link] = ['WETH', 'USDC', 'DAI', 'LINK'].map(
    (symbol) => reserveOf(chain, symbol).asset,
  ) as [Address, Address, Address, Address]
  const fresh = '0x00000000000000000000000000000000000000f1'
  const other = '0x00000000000000000000000000000000000000f2'
  const decisions: readonly (readonly [CallName, ...unknown[]])[] = [
    ['setDebtCeiling', fresh, 50_000n],
    ['configureReserveAsCollateral', fresh, 6_000n, 7_000n, 10_800n],
    ['setSiloedBorrowing', fresh, true],
    ['setReserveActive', fresh, false],
    ['setSupplyCap', weth, 123n],
    ['setBorrowCap', usdc, 456n],
    ['setReserveFreeze', dai, true],
    ['setReservePause', link, true, 0],
    ['setReservePause', weth, false, 7_200],
    ['setReservePause', usdc, false, 7_200],
    ['disableLiquidationGracePeriod', usdc],
    ['setReserveBorrowing', weth, false],
    ['setBorrowableInIsolation', usdc, true],
    ['setReserveFactor', usdc, 2_500n],
    ['setLiquidationProtocolFee', weth, 777n],
    ['setEModeCategory', 7, 8_000, 8_500, 10_400, 'Ether'],
    ['setAssetCollateralInEMode', weth, 7, true],
    ['setAssetBorrowableInEMode', weth, 7, true],
    ['setAssetLtvzeroInEMode', weth, 7, true],
    ['setAssetBorrowableInEMode', usdc, chain.aave.eModeCategoryId, false],
  ]
  await withoutTrace(chain, async () => {
    await cloneToken(chain, { like: 'WETH', to: fresh, holders: [] })
    await cloneToken(chain, { like: 'USDC', to: other, holders: [] })
    await send(chain, await listing(chain, { asset: fresh, like: 'WETH' }))
    await send(
      chain,
      decisions.map(([name, ...args]) => configure(chain, name, args)),
    )
    const { rows } = await compareHead(chain)
    expect(rows.get('reserve', { asset: fresh } as never)).toMatchObject({
      reserve_id: 6,
      is_active: false,
      debt_ceiling: 50_000n,
    })
    await send(chain, [configure(chain, 'dropReserve', [fresh])])
    await compareHead(chain)
    await send(chain, await listing(chain, { asset: other, like: 'USDC' }))
    const relisted = await compareHead(chain)
    expect(relisted.rows.get('reserve', { asset: other } as never)).toMatchObject({
      reserve_id: 6,
      symbol: 'USDC',
    })
  })
}, 120_000)

test('behavior: a broken feed, a replaced oracle and a sentinel are seen', async () => {
  const chain = world.chains[0] as WorldChain
  const provider = (name: CallName, args: readonly unknown[]): Call => ({
    from: chain.admin,
    to: chain.aave.addressesProvider,
    data: encode(name, args),
  })
  const nothing = '0x00000000000000000000000000000000000000e1'
  const deny = '0x00000000000000000000000000000000000000e2'
  await withoutTrace(chain, async () => {
    // Returns one word of zero: `false` to whatever a sentinel is asked.
    await ask(chain, 'anvil_setCode', [deny, '0x5f5f5260205ff3'])
    await ask(chain, 'anvil_setCode', [chain.feeds['WETH']?.proxy, '0x5f5ffd'])
    await send(chain, [provider('setPriceOracleSentinel', [deny])])
    const deployment = await discover(chain)
    const { at, rows, accounts } = await compareHead(chain)
    const margins = accounts.map((key) =>
      aaveV3.margin(aaveV3.assemble(rows as never, { deployment, key, at })),
    )
    const unknown = margins.filter(({ healthState }) => healthState === 'unknown')
    expect(unknown.length).toBeGreaterThan(0)
    for (const { gaps, answer, liquidation } of unknown) {
      expect(gaps.map(({ kind }) => kind)).toContain('price-missing')
      expect([answer, liquidation.isLiquidatable]).toStrictEqual([{}, false])
    }
    expect(rows.list('pool', {} as never)).toMatchObject([
      { sentinel: deny, is_borrow_allowed: false, is_liquidation_allowed: false },
    ])
    await send(chain, [provider('setPriceOracle', [nothing])])
    const blind = await compareHead(chain)
    expect(aaveV3.oraclePrices(blind.rows as never, { deployment })).toStrictEqual([])
  })
}, 120_000)
