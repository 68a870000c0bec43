import { type AaveState, aaveV3 } from '@crossmargin/adapters'
import type { AccountReading, Address, Hex } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { maxUint256 } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTally, ownersOf, tryChanges } from './aaveChanges.ts'
import {
  type CallName,
  cloneToken,
  configure,
  discover,
  encode,
  listing,
  reprice,
  reserveOf,
} from './aaveScenario.ts'
import { ask, type Call, headOf, send, withoutTrace } from './chainTools.ts'
import { blockAt } from './indexInMemory.ts'

type Reading = AccountReading<AaveState>

let world: World
let ethereum: WorldChain

beforeAll(async () => {
  world = await bootWorld()
  ethereum = world.chains[0] as WorldChain
}, 120_000)

afterAll(() => world.close())

/** The contract's health factor at an asset's price, in a block of a given time. */
async function healthAt(
  chain: WorldChain,
  parameters: {
    readonly reading: Reading
    readonly asset: string
    readonly priceRaw: bigint
    readonly timestampSeconds: number
  },
): Promise<bigint> {
  const { reading, asset, priceRaw, timestampSeconds } = parameters
  const { key } = reading.snapshot
  const symbol = chain.assets.find(({ address }) => asset.endsWith(address.toLowerCase()))?.symbol
  const report = await reprice(chain, symbol ?? '', 1_000n)
  const round = BigInt(report.data.slice(0, 74).replace(/^0x.{8}/, '0x'))
  const ground = await ask<Hex>(chain, 'evm_snapshot', [])
  const transaction = { ...report, data: encode('submit', [round, priceRaw]) }
  await chain.mine({ transactions: [transaction], timestampSeconds })
  const at = await blockAt(chain.client, chain.chainId, await headOf(chain))
  const deployment = await discover(chain)
  const [answer] = await aaveV3.readAnswers(chain.client, { deployment, keys: [key], at })
  await ask(chain, 'evm_revert', [ground])
  return answer?.['healthFactor'] as bigint
}

test('default: every kind of change, as history left the accounts', async () => {
  const tally = newTally()
  for (const chain of world.chains) await tryChanges(chain, { tally, stride: 11 })
  expect(tally.made).toBeGreaterThan(40)
  expect(tally.refused).toBeGreaterThan(40)
}, 120_000)

test('behavior: liquidations after falls of every depth', async () => {
  const tally = newTally()
  for (const chain of world.chains)
    for (const permille of [930n, 850n, 700n, 450n, 150n])
      await withoutTrace(chain, async () => {
        const volatile = Object.keys(chain.feeds).filter((symbol) => !/USD|DAI/.test(symbol))
        for (const symbol of volatile) await send(chain, [await reprice(chain, symbol, permille)])
        await tryChanges(chain, { tally, stride: 23 })
      })
  expect(tally.made).toBeGreaterThan(80)
  expect([...tally.reasons]).toContain('MustNotLeaveDust')
}, 240_000)

test('behavior: caps, pauses, freezes, grace and zero LTVs', async () => {
  const tally = newTally()
  const asset = (symbol: string): Address => reserveOf(ethereum, symbol).asset
  const decide = (name: CallName, ...args: readonly unknown[]): Call =>
    configure(ethereum, name, args)
  const decisions: readonly (readonly Call[])[] = [
    [
      decide('setSupplyCap', asset('WETH'), 1n),
      decide('setBorrowCap', asset('USDC'), 1n),
      decide('setReserveFreeze', asset('DAI'), true),
      decide('setReservePause', asset('LINK'), true, 0),
    ],
    [
      decide('setReserveBorrowing', asset('WETH'), false),
      decide('setReserveLtvzero', asset('WBTC'), true),
      decide('setAssetLtvzeroInEMode', asset('USDC'), ethereum.aave.eModeCategoryId, true),
      decide('setReservePause', asset('LINK'), false, 7_200),
    ],
  ]
  for (const calls of decisions)
    await withoutTrace(ethereum, async () => {
      for (const symbol of ['WETH', 'WBTC', 'LINK'])
        await send(ethereum, [await reprice(ethereum, symbol, 900n)])
      await send(ethereum, calls)
      await tryChanges(ethereum, { tally, stride: 11 })
    })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'ReservePaused',
      'ReserveFrozen',
      'SupplyCapExceeded',
      'BorrowCapExceeded',
      'BorrowingNotEnabled',
      'LtvValidationFailed',
      'LiquidationGraceSentinelCheckFailed',
    ]),
  )
}, 120_000)

test('behavior: isolated collateral, siloed debt', async () => {
  const tally = newTally()
  const fresh = '0x00000000000000000000000000000000000000f1'
  const { keeper, actors } = ethereum
  const [borrower, lender] = [keeper, actors[1] as Address]
  const others = actors.slice(2, 5)
  const holders = [borrower, lender, ...others]
  const usdc = reserveOf(ethereum, 'USDC').asset
  const pool = (from: Address, name: CallName, ...args: readonly unknown[]): Call => ({
    from,
    to: ethereum.aave.pool,
    data: encode(name, args),
  })
  const open = async (decisions: readonly Call[]): Promise<void> => {
    await cloneToken(ethereum, { like: 'WETH', to: fresh, holders })
    await send(ethereum, [
      ...(await listing(ethereum, { asset: fresh, like: 'WETH' })),
      ...decisions,
      ...holders.map((from) => ({
        from,
        to: fresh as Address,
        data: encode('approve', [ethereum.aave.pool, maxUint256]),
      })),
      pool(lender, 'supply', fresh, 10n ** 18n, lender, 0),
      pool(borrower, 'supply', fresh, 10n ** 18n, borrower, 0),
    ])
  }
  const ceiling = configure(ethereum, 'setDebtCeiling', [fresh, 50_000n])
  const terms = [fresh, 6_000n, 7_000n, 10_800n]
  const collateral = configure(ethereum, 'configureReserveAsCollateral', terms)
  await withoutTrace(ethereum, async () => {
    const borrowable = configure(ethereum, 'setBorrowableInIsolation', [usdc, true])
    await open([ceiling, collateral, borrowable])
    await send(ethereum, [
      pool(borrower, 'setUserUseReserveAsCollateral', fresh, true),
      pool(borrower, 'borrow', usdc, 100_000_000n, 2n, 0, borrower),
    ])
    await tryChanges(ethereum, { owners: [borrower], tally, stride: 1 })
    await send(ethereum, [await reprice(ethereum, 'WETH', 30n)])
    await tryChanges(ethereum, { owners: [borrower], tally, stride: 1 })
  })
  await withoutTrace(ethereum, async () => {
    const borrowing = configure(ethereum, 'setReserveBorrowing', [fresh, true])
    const siloed = configure(ethereum, 'setSiloedBorrowing', [fresh, true])
    await open([collateral, borrowing, siloed])
    await send(ethereum, [pool(borrower, 'borrow', fresh, 10n ** 17n, 2n, 0, borrower)])
    await tryChanges(ethereum, { owners: [borrower, ...others], tally, stride: 3 })
  })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'AssetNotBorrowableInIsolation',
      'DebtCeilingExceeded',
      'UserInIsolationModeOrLtvZero',
      'SiloedBorrowingViolation',
    ]),
  )
}, 120_000)

test('behavior: a sentinel that denies, a feed that is dead', async () => {
  const tally = newTally()
  const deny = '0x00000000000000000000000000000000000000e2'
  await withoutTrace(ethereum, async () => {
    // Returns one word of zero: `false` to whatever a sentinel is asked.
    await ask(ethereum, 'anvil_setCode', [deny, '0x5f5f5260205ff3'])
    const data = encode('setPriceOracleSentinel', [deny])
    const { admin, aave } = ethereum
    await send(ethereum, [{ from: admin, to: aave.addressesProvider, data }])
    await send(ethereum, [await reprice(ethereum, 'WETH', 930n)])
    await tryChanges(ethereum, { tally, stride: 17 })
    await ask(ethereum, 'anvil_setCode', [ethereum.feeds['WETH']?.proxy, '0x5f5ffd'])
    await tryChanges(ethereum, { tally, stride: 17 })
  })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining(['PriceOracleSentinelCheckFailed', 'PriceUnavailable']),
  )
}, 120_000)

test('behavior: liquidation prices are exactly where the contract turns', async () => {
  let turned = 0
  for (const chain of world.chains) {
    const deployment = await discover(chain)
    const owners = await ownersOf(chain, deployment)
    const { timestampSeconds: now } = await blockAt(
      chain.client,
      chain.chainId,
      await headOf(chain),
    )
    const timestampSeconds = now + 60
    const ground = await ask<Hex>(chain, 'evm_snapshot', [])
    await chain.mine({ timestampSeconds })
    const at = await blockAt(chain.client, chain.chainId, await headOf(chain))
    const readings = await aaveV3.read(chain.client, { deployment, owners, at })
    await ask(chain, 'evm_revert', [ground])
    // What is staked moves with what it stands for, so one report moves two prices.
    const isStaked = (reading: Reading): boolean =>
      reading.snapshot.collaterals
        .concat(reading.snapshot.debts as never)
        .some(({ asset }) => asset.symbol === 'wstETH')
    for (const reading of readings.filter((it) => !isStaked(it)))
      for (const { asset, priceRaw, side } of aaveV3.margin(reading).liquidationPrices) {
        // A feed of the world refuses prices outside its own bounds; what is staked has none.
        const isReported = chain.feeds[asset.symbol] !== undefined
        if (!isReported || priceRaw < 2n || priceRaw > 10n ** 17n) continue
        const safer = side === 'at-or-below' ? priceRaw + 1n : priceRaw - 1n
        const common = { reading, asset: asset.id, timestampSeconds }
        expect(await healthAt(chain, { ...common, priceRaw })).toBeLessThan(10n ** 18n)
        expect(await healthAt(chain, { ...common, priceRaw: safer })).toBeGreaterThanOrEqual(
          10n ** 18n,
        )
        turned += 1
      }
  }
  expect(turned).toBeGreaterThan(20)
}, 120_000)
