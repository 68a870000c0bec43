import { aaveV3 } from '@crossmargin/adapters'
import type { Address } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTally, tryChanges } from './aaveChanges.ts'
import { compareAave } from './aaveCompare.ts'
import {
  type CallName,
  cloneToken,
  configure,
  discover,
  encode,
  listing302,
  pauseIn302,
  reprice,
  reserveOf,
} from './aaveScenario.ts'
import { type Call, headOf, send, withoutTrace } from './chainTools.ts'
import { blockAt, indexInMemory } from './indexInMemory.ts'

let world: World
let optimism: WorldChain

beforeAll(async () => {
  world = await bootWorld({ seed: 11 })
  optimism = world.chains.find(({ aave }) => aave.release === '3.0.2') as WorldChain
}, 120_000)

afterAll(() => world.close())

const asset = (symbol: string): Address => reserveOf(optimism, symbol).asset
const decide = (name: CallName, ...args: readonly unknown[]): Call =>
  configure(optimism, name, args)
const pool = (from: Address, name: CallName, ...args: readonly unknown[]): Call => ({
  from,
  to: optimism.aave.pool,
  data: encode(name, args),
})

test('default: index, read and contract agree at every block of a history with everything in it', async () => {
  const { client, counts } = optimism
  for (const kind of ['Borrow:stableRate', 'SwapBorrowRateMode', 'IsolationModeTotalDebtUpdated'])
    expect(counts[`aave-v3:${kind}`]).toBeGreaterThan(0)
  for (const kind of ['LiquidationCall:receiveAToken', 'LiquidationCall:receiveAsset'])
    expect(counts[`aave-v3:${kind}`]).toBeGreaterThan(0)
  const deployment = await discover(optimism)
  let compared = 0
  await indexInMemory(client, {
    adapter: aaveV3,
    deployment,
    toNumber: await headOf(optimism),
    isChecked: () => true,
    onBlock: async (block) => {
      compared += await compareAave(optimism, { deployment, block })
    },
  })
  expect(compared).toBeGreaterThan(1_500)
}, 300_000)

test('behavior: every configuration event is followed, a dropped reserve leaves its category', async () => {
  const fresh = '0x00000000000000000000000000000000000000f1'
  const other = '0x00000000000000000000000000000000000000f2'
  const { eModeCategoryId } = optimism.aave
  await withoutTrace(optimism, async () => {
    await cloneToken(optimism, { like: 'WETH', to: fresh, holders: [] })
    await cloneToken(optimism, { like: 'USDC', to: other, holders: [] })
    await send(optimism, await listing302(optimism, { asset: fresh, like: 'WETH' }))
    await send(optimism, [
      decide('setDebtCeiling', fresh, 50_000n),
      decide('configureReserveAsCollateral', fresh, 6_000n, 7_000n, 10_800n),
      decide('setSiloedBorrowing', fresh, true),
      decide('setAssetEModeCategory', fresh, eModeCategoryId),
      decide('setAssetEModeCategory', asset('WETH'), 0),
      decide('setSupplyCap', asset('WETH'), 123n),
      decide('setReserveFreeze', asset('WBTC'), true),
      decide('setReserveBorrowing', asset('WBTC'), false),
      decide('setReserveFactor', asset('USDC'), 2_500n),
    ])
    await compareHead()
    await send(optimism, [decide('dropReserve', fresh)])
    await compareHead()
    await send(optimism, await listing302(optimism, { asset: other, like: 'USDC' }))
    await compareHead()
  })
}, 120_000)

test('behavior: changes after falls of every depth, debts at stable rates and isolated ones too', async () => {
  const tally = newTally()
  for (const permille of [960n, 900n, 800n, 650n, 400n])
    await withoutTrace(optimism, async () => {
      for (const symbol of ['WETH', 'WBTC', 'OP'])
        await send(optimism, [await reprice(optimism, symbol, permille)])
      await tryChanges(optimism, { tally, stride: 23 })
    })
  expect(tally.made).toBeGreaterThan(80)
  expect(tally.refused).toBeGreaterThan(80)
}, 300_000)

test('behavior: caps, pauses, freezes, zero LTVs and categories', async () => {
  const tally = newTally()
  const decisions: readonly (readonly Call[])[] = [
    [
      decide('setSupplyCap', asset('WETH'), 1n),
      decide('setBorrowCap', asset('USDC'), 1n),
      decide('setReserveFreeze', asset('WBTC'), true),
      pauseIn302(optimism, asset('OP')),
    ],
    [
      decide('setReserveBorrowing', asset('sUSD'), false),
      decide('configureReserveAsCollateral', asset('wstETH'), 0n, 7_400n, 10_800n),
      decide('setAssetEModeCategory', asset('WETH'), 0),
    ],
  ]
  for (const calls of decisions)
    await withoutTrace(optimism, async () => {
      for (const symbol of ['WETH', 'OP'])
        await send(optimism, [await reprice(optimism, symbol, 930n)])
      await send(optimism, calls)
      await tryChanges(optimism, { tally, stride: 13 })
    })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'ReservePaused',
      'ReserveFrozen',
      'SupplyCapExceeded',
      'BorrowCapExceeded',
      'BorrowingNotEnabled',
      'LtvValidationFailed',
    ]),
  )
}, 300_000)

test('behavior: isolated collateral, siloed debt, stable debt beside variable', async () => {
  const tally = newTally()
  // The admin has tokens and, so far, no account.
  const { admin, actors } = optimism
  const e18 = 10n ** 18n
  const open = async (symbol: string, wholes: bigint): Promise<void> => {
    const approval = encode('approve', [optimism.aave.pool, 2n ** 255n])
    await send(optimism, [
      ...optimism.assets.map(({ address: to }) => ({ from: admin, to, data: approval })),
      pool(admin, 'supply', asset(symbol), wholes * e18, admin, 0),
    ])
  }
  await withoutTrace(optimism, async () => {
    await open('OP', 20_000n)
    await send(optimism, [
      decide('setDebtCeiling', asset('OP'), 900_000_00n),
      pool(admin, 'setUserUseReserveAsCollateral', asset('OP'), true),
      pool(admin, 'supply', asset('WETH'), e18, admin, 0),
    ])
    await send(optimism, [await borrowing(admin, { percent: 90n, mode: 2n })])
    await tryChanges(optimism, { owners: [admin], tally, stride: 2 })
    await send(optimism, [await reprice(optimism, 'OP', 800n)])
    await tryChanges(optimism, { owners: [admin], tally, stride: 2 })
  })
  await withoutTrace(optimism, async () => {
    await open('WETH', 30n)
    await send(optimism, [await borrowing(admin, { percent: 30n, mode: 2n })])
    await send(optimism, [await borrowing(admin, { percent: 40n, mode: 1n })])
    await tryChanges(optimism, { owners: [admin, ...actors.slice(0, 2)], tally, stride: 5 })
    for (const permille of [700n, 500n]) {
      await send(optimism, [await reprice(optimism, 'WETH', permille)])
      await tryChanges(optimism, { owners: [admin], tally, stride: 2 })
    }
  })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'AssetNotBorrowableInIsolation',
      'UserInIsolationModeOrLtvZero',
      'SiloedBorrowingViolation',
      'NoDebtOfSelectedType',
    ]),
  )
}, 300_000)

/** A loan of so much of what the pool still lends an account, in USDC of about a dollar. */
async function borrowing(
  owner: Address,
  { percent, mode }: { readonly percent: bigint; readonly mode: bigint },
): Promise<Call> {
  const deployment = await discover(optimism)
  const { venue, chainId, root } = deployment
  const keys = [{ venue, chainId, root, owner: owner.toLowerCase() as Address }]
  const at = await blockAt(optimism.client, chainId, await headOf(optimism))
  const [answer] = await aaveV3.readAnswers(optimism.client, { deployment, keys, at })
  const amount = ((answer?.['availableBorrowsBase'] as bigint) * percent) / 10_000n
  return pool(owner, 'borrow', asset('USDC'), amount, mode, 0, owner)
}

async function compareHead(): Promise<void> {
  const deployment = await discover(optimism)
  const toNumber = await headOf(optimism)
  const block = await indexInMemory(optimism.client, {
    adapter: aaveV3,
    deployment,
    toNumber,
    isChecked: (number) => number > toNumber - 3,
  })
  expect(await compareAave(optimism, { deployment, block })).toBeGreaterThan(10)
}
