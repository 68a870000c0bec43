import { type Address, type Hex, RAY, type RowReader } from '@crossmargin/core'
import { encodeAbiParameters, encodeEventTopics, stringToHex, type Hex as ViemHex } from 'viem'
import { expect, test } from 'vitest'
import type { ChainLog } from '../../kit/chainLog.ts'
import type { View, ViewResult } from '../../kit/view.ts'
import { aaveEventsAbi } from '../aaveAbi.ts'
import { at, dai, deployment, key, usdc, weth } from '../aaveFixtures.ts'
import { AaveLogError } from '../aaveLogError.ts'
import type { AaveRows, AaveWrite } from '../aaveTables.ts'
import { aaveV3 } from '../aaveV3.ts'
import { toView } from '../aaveViews.ts'

const { provider, pool, configurator } = deployment.contracts as Record<string, Address>
const [aWeth, vWeth]: readonly [Address, Address] = [
  '0x00000000000000000000000000000000000000a1',
  '0x00000000000000000000000000000000000000d1',
]
const implementation = '0x0000000000000000000000000000000000000077'
const oracle = '0x0000000000000000000000000000000000000009'
const nobody = '0x0000000000000000000000000000000000000000'
const other = '0x00000000000000000000000000000000000000bb'

function word(value: bigint): ViewResult {
  return { kind: 'returned', data: `0x${value.toString(16).padStart(64, '0')}` }
}

function text(value: string): ViewResult {
  return { kind: 'returned', data: encodeAbiParameters([{ type: 'string' }], [value]) }
}

const facts: readonly (readonly [View, ViewResult])[] = [
  [toView({ to: implementation, name: 'POOL_REVISION' }), word(10n)],
  [toView({ to: oracle, name: 'BASE_CURRENCY_UNIT' }), word(10n ** 8n)],
  [toView({ to: weth, name: 'symbol' }), text('WETH')],
  [toView({ to: aWeth, name: 'decimals' }), word(18n)],
]

/** A log of an event by its arguments, as a chain would carry it. */
function log(emitter: Address, eventName: string, args: Record<string, unknown>): ChainLog {
  const event = aaveEventsAbi.find(({ name }) => name === eventName) as (typeof aaveEventsAbi)[0]
  const topics = encodeEventTopics({ abi: [event], args } as never) as readonly Hex[]
  const inputs = event.inputs.filter((input) => !('indexed' in input && input.indexed))
  const data = encodeAbiParameters(
    inputs as never,
    inputs.map(({ name }) => args[name]) as never,
  ) as ViemHex
  return { address: emitter, topics, data, blockNumber: 1, blockHash: '0x', logIndex: 0 }
}

/** Folds logs in order and returns the rows. */
function fold(logs: readonly ChainLog[], isFollowed?: (owner: Address) => boolean): AaveRows {
  const rows = new Map<string, AaveWrite>()
  const keyOf = (table: string, row: object): string =>
    [table, ...Object.keys(aaveV3.tables[table as 'pool'].key)]
      .map((column) => String((row as Record<string, unknown>)[column] ?? column))
      .join(':')
  const reader: RowReader = {
    get: (table, wanted) => rows.get(keyOf(table, wanted))?.row as never,
    list: (table) =>
      [...rows.values()].filter((write) => write.table === table).map(({ row }) => row) as never,
  }
  const views = new Map(facts.map(([view, result]) => [view.to + view.data, result]))
  for (const entry of logs) {
    const event = aaveV3.index.decode(entry)
    if (event === undefined) continue
    const asked = aaveV3.index.facts(event, { deployment })
    const allowed = new Set(asked.map((view) => view.to + view.data))
    const results = {
      get: (view: View) =>
        allowed.has(view.to + view.data) ? views.get(view.to + view.data) : undefined,
    }
    const context = { deployment, rows: reader as AaveRows, block: at, facts: results, isFollowed }
    for (const write of aaveV3.index.apply(event, context))
      rows.set(keyOf(write.table, write.row), write)
  }
  return reader as AaveRows
}

const listed = log(configurator as Address, 'ReserveInitialized', {
  asset: weth,
  aToken: aWeth,
  stableDebtToken: nobody,
  variableDebtToken: vWeth,
  interestRateStrategyAddress: nobody,
})

const opened = [
  log(provider as Address, 'PoolUpdated', { oldAddress: nobody, newAddress: implementation }),
  log(provider as Address, 'PriceOracleUpdated', { oldAddress: nobody, newAddress: oracle }),
  listed,
]

function minted(token: Address, value: bigint, index = RAY * 2n): ChainLog {
  const args = { caller: key.owner, onBehalfOf: key.owner, value, balanceIncrease: 0n, index }
  return log(token, 'Mint', args)
}

test('default: a reserve is listed, a deposit and a debt are folded', () => {
  const rows = fold([...opened, minted(aWeth, 100n), minted(vWeth, 31n)])
  expect(rows.get('pool', { pool: pool as Address })).toMatchObject({
    revision: 10,
    oracle,
    base_currency_unit: 10n ** 8n,
    sentinel: null,
  })
  expect(rows.get('reserve', { asset: weth })).toMatchObject({
    reserve_id: 0,
    symbol: 'WETH',
    decimals: 18,
    scaled_supply: 50n,
    scaled_debt: 15n,
  })
  expect(rows.get('position', { owner: key.owner, asset: weth })).toEqual({
    owner: key.owner,
    asset: weth,
    scaled_supply: 50n,
    scaled_debt: 15n,
    is_collateral: false,
    stable_principal_raw: 0n,
    stable_rate_ray: 0n,
    stable_updated_seconds: 0,
  })
})

test('behavior: a transfer moves scaled balances and no total; to oneself nothing', () => {
  const move = (to: Address) =>
    log(aWeth, 'BalanceTransfer', { from: key.owner, to, value: 20n, index: RAY * 2n })
  const rows = fold([...opened, minted(aWeth, 100n), move(other), move(key.owner)])
  const supply = (owner: Address) => rows.get('position', { owner, asset: weth })?.scaled_supply
  expect([supply(key.owner), supply(other)]).toEqual([30n, 20n])
  expect(rows.get('reserve', { asset: weth })?.scaled_supply).toBe(50n)
})

test('behavior: a freed id is given to the next asset', () => {
  const list = (asset: Address, id: string) =>
    log(configurator as Address, 'ReserveInitialized', {
      asset,
      aToken: `0x${id.repeat(40)}`,
      stableDebtToken: nobody,
      variableDebtToken: `0x${'e'.repeat(39)}${id}`,
      interestRateStrategyAddress: nobody,
    })
  const drop = log(configurator as Address, 'ReserveDropped', { asset: weth })
  const rows = fold([...opened, list(usdc, '5'), drop, list(dai, '6')])
  expect(
    rows
      .list('reserve', {})
      .map(({ asset, reserve_id, is_listed }) => [asset, reserve_id, is_listed]),
  ).toEqual([
    [weth, 0, false],
    [usdc, 1, true],
    [dai, 0, true],
  ])
})

test('behavior: aTokens paid out in a liquidation advance the collateral without a log of it', () => {
  const liquidation = (receiveAToken: boolean) =>
    log(pool as Address, 'LiquidationCall', {
      collateralAsset: weth,
      debtAsset: usdc,
      user: key.owner,
      debtToCover: 1n,
      liquidatedCollateralAmount: 1n,
      liquidator: other,
      receiveAToken,
    })
  const updated = (receiveAToken: boolean) =>
    fold([...opened, liquidation(receiveAToken)]).get('reserve', { asset: weth })?.updated_seconds
  expect([updated(true), updated(false)]).toEqual([at.timestampSeconds, 0])
})

test('behavior: indexes and rates are the log’s own', () => {
  const data = {
    reserve: weth,
    liquidityRate: 1n,
    stableBorrowRate: 0n,
    variableBorrowRate: 2n,
    liquidityIndex: RAY + 3n,
    variableBorrowIndex: RAY + 4n,
  }
  const rows = fold([...opened, log(pool as Address, 'ReserveDataUpdated', data)])
  expect(rows.get('reserve', { asset: weth })).toMatchObject({
    liquidity_rate_ray: 1n,
    debt_rate_ray: 2n,
    liquidity_index_ray: RAY + 3n,
    debt_index_ray: RAY + 4n,
    updated_seconds: at.timestampSeconds,
  })
})

test('behavior: flags, categories, deficits and configuration', () => {
  const rows = fold([
    ...opened,
    log(pool as Address, 'ReserveUsedAsCollateralEnabled', { reserve: weth, user: key.owner }),
    log(pool as Address, 'UserEModeSet', { user: key.owner, categoryId: 3 }),
    log(pool as Address, 'DeficitCreated', { user: other, debtAsset: weth, amountCreated: 9n }),
    log(pool as Address, 'DeficitCovered', { reserve: weth, caller: other, amountCovered: 4n }),
    log(configurator as Address, 'BorrowableInIsolationChanged', { asset: weth, borrowable: true }),
    log(configurator as Address, 'LiquidationGracePeriodChanged', {
      asset: weth,
      gracePeriodUntil: 77,
    }),
    log(configurator as Address, 'AssetCollateralInEModeChanged', {
      asset: weth,
      categoryId: 3,
      collateral: true,
    }),
    log(configurator as Address, 'EModeCategoryAdded', {
      categoryId: 3,
      ltv: 9_000n,
      liquidationThreshold: 9_300n,
      liquidationBonus: 10_200n,
      oracle: nobody,
      label: 'Ether',
    }),
  ])
  expect(rows.get('position', { owner: key.owner, asset: weth })?.is_collateral).toBe(true)
  expect(rows.get('account', { owner: key.owner })?.category_id).toBe(3)
  expect(rows.get('reserve', { asset: weth })).toMatchObject({
    deficit_raw: 5n,
    is_borrowable_in_isolation: true,
    grace_until_seconds: 77,
  })
  expect(rows.get('emode_category', { category_id: 3 })).toMatchObject({
    label: 'Ether',
    liquidation_threshold_bps: 9_300,
    collateral_bitmap: 1n,
  })
})

test('behavior: an oracle set by its slot is followed, a sentinel of zero is none', () => {
  const id = stringToHex('PRICE_ORACLE', { size: 32 })
  const set = (newAddress: Address) =>
    log(provider as Address, 'AddressSet', { id, oldAddress: oracle, newAddress })
  const rows = fold([
    ...opened,
    set(other),
    log(provider as Address, 'PriceOracleSentinelUpdated', {
      oldAddress: other,
      newAddress: nobody,
    }),
  ])
  expect(rows.get('pool', { pool: pool as Address })).toMatchObject({
    oracle: other,
    base_currency_unit: null,
    sentinel: null,
  })
})

test('behavior: what another contract says of the pool is not believed', () => {
  const lies = [
    log(other, 'ReserveUsedAsCollateralEnabled', { reserve: weth, user: key.owner }),
    log(other, 'PoolUpdated', { oldAddress: nobody, newAddress: implementation }),
    minted(other, 100n),
    { ...listed, address: other as Address },
  ]
  const rows = fold(lies)
  for (const table of ['pool', 'reserve', 'position', 'token'] as const)
    expect(rows.list(table, {})).toEqual([])
})

test('behavior: where only some owners are followed, of another end of a transfer nothing is known', () => {
  const transfer = { from: other, to: key.owner, value: 20n, index: RAY }
  const received = log(aWeth, 'BalanceTransfer', transfer)
  const rows = fold([...opened, received], (owner) => owner === key.owner)
  expect(rows.list('position', {})).toMatchObject([{ owner: key.owner, scaled_supply: 20n }])
  expect(() => fold([...opened, received])).toThrow(AaveLogError)
  // Others minted since the total was last asked; it is asked again at the block's end.
  const burn = { from: key.owner, target: nobody, value: 20n, balanceIncrease: 0n, index: RAY }
  const burned = fold([...opened, received, log(aWeth, 'Burn', burn)], (it) => it === key.owner)
  expect(burned.get('reserve', { asset: weth })?.scaled_supply).toBe(0n)
})
