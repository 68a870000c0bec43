import { type Address, RAY } from '@crossmargin/core'
import {
  type Client,
  createClient,
  custom,
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  multicall3Abi,
  toEventSelector,
} from 'viem'
import { expect, test } from 'vitest'
import { MalformedAnswerError } from '../../kit/rpc/malformedAnswerError.ts'
import type { View, ViewResult } from '../../kit/view.ts'
import { aaveEventsAbi, aaveViewsAbi, stableDebtEventsAbi } from '../aaveAbi.ts'
import { at, deployment, key, weth } from '../aaveFixtures.ts'
import type { AaveRow, AaveRows, AaveTables } from '../aaveTables.ts'
import { poolOf } from '../index/applyAaveEvent.ts'
import { blankReserve } from '../index/blankReserve.ts'
import { aaveWatch } from './aaveWatch.ts'

const pool = deployment.contracts['pool'] as Address
const { owner } = key
const [aWeth, vWeth]: readonly [Address, Address] = [
  '0x00000000000000000000000000000000000000a1',
  '0x00000000000000000000000000000000000000d1',
]
const reserve: AaveRow<'reserve'> = {
  ...blankReserve,
  asset: weth,
  reserve_id: 1,
  symbol: 'WETH',
  decimals: 18,
  a_token: aWeth,
  debt_token: vWeth,
}

/** Rows of one reserve, and of an owner, the pool and tokens where given. */
function rowsWith(some: {
  readonly account?: AaveRow<'account'>
  readonly position?: AaveRow<'position'>
  readonly pool?: AaveRow<'pool'>
  readonly tokens?: readonly AaveRow<'token'>[]
}): AaveRows {
  const listed = { reserve: [reserve], token: some.tokens ?? [] } as Record<string, unknown>
  return {
    get: (table: keyof AaveTables) => (some as Record<string, unknown>)[table] as never,
    list: (table: keyof AaveTables) => (listed[table] ?? []) as never,
  } as AaveRows
}

const [sWeth, formerWeth]: readonly [Address, Address] = [
  '0x00000000000000000000000000000000000000e1',
  '0x00000000000000000000000000000000000000e0',
]

/** Rows of a pool of some revision whose reserve was dropped and listed again. */
function rowsOf(revision: number): AaveRows {
  const tokens = [formerWeth, sWeth].map((token) => ({ token, asset: weth, kind: 'stable-debt' }))
  return rowsWith({ pool: { ...poolOf(rowsWith({}), pool), revision }, tokens })
}

type Answers = { readonly [functionName: string]: unknown }

function answerTo(answers: Answers, { to, data }: View): Hex | undefined {
  const { functionName } = decodeFunctionData({ abi: aaveViewsAbi, data })
  const result = answers[`${functionName} ${to}`] ?? answers[functionName]
  if (result === undefined) return undefined
  return encodeFunctionResult({ abi: aaveViewsAbi, functionName, result } as never)
}

function chainOf(answers: Answers): Client {
  const request = async ({ params }: { readonly params: readonly [{ readonly data: Hex }] }) => {
    const { args } = decodeFunctionData({ abi: multicall3Abi, data: params[0].data })
    const calls = args?.[0] as readonly { readonly target: Address; readonly callData: Hex }[]
    const result = calls.map(({ target, callData }) => {
      const to = target.toLowerCase() as Address
      const returnData = answerTo(answers, { to, data: callData })
      return { success: returnData !== undefined, returnData: returnData ?? '0x' }
    })
    return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result })
  }
  return createClient({ transport: custom({ request } as never) })
}

function resultsOf(answers: Answers): { get(view: View): ViewResult } {
  return {
    get: (view) => {
      const data = answerTo(answers, view)
      return data === undefined ? { kind: 'reverted' } : { kind: 'returned', data }
    },
  }
}

const data = {
  configuration: { data: 0n },
  liquidityIndex: 11n * RAY,
  currentLiquidityRate: 3n,
  variableBorrowIndex: 12n * RAY,
  currentVariableBorrowRate: 4n,
  currentStableBorrowRate: 0n,
  lastUpdateTimestamp: at.timestampSeconds,
  id: 1,
  aTokenAddress: aWeth,
  stableDebtTokenAddress: aWeth,
  variableDebtTokenAddress: vWeth,
  interestRateStrategyAddress: aWeth,
  accruedToTreasury: 5n,
  unbacked: 0n,
  isolationModeTotalDebt: 6n,
}

test('default: what a market’s owners do is fetched by owner, what moves indexes from everybody', () => {
  const named = [...aaveEventsAbi, ...stableDebtEventsAbi].flatMap((event) => {
    const places = aaveWatch.ownerTopics.get(toEventSelector(event))
    // Each place is an indexed argument that holds an address.
    const holders = places?.map((place) => event.inputs[place - 1])
    expect(holders?.every((input) => input?.type === 'address' && 'indexed' in input) ?? true).toBe(
      true,
    )
    return holders === undefined ? [] : [`${event.name} ${holders.map((input) => input?.name)}`]
  })
  expect(named).toEqual([
    'ReserveUsedAsCollateralEnabled user',
    'ReserveUsedAsCollateralDisabled user',
    'UserEModeSet user',
    'Mint onBehalfOf',
    'Burn from',
    'BalanceTransfer from,to',
    'Mint onBehalfOf',
    'Burn from',
  ])
})

test('behavior: a reserve is brought to what it stores, and left alone where it is so', () => {
  const answers = {
    getReserveData: data,
    [`scaledTotalSupply ${aWeth}`]: 70n,
    [`scaledTotalSupply ${vWeth}`]: 80n,
  }
  const context = { deployment, block: at, rows: rowsWith({}) }
  expect(aaveWatch.refreshes(context).map(({ to }) => to)).toEqual([pool, aWeth, vWeth])
  const row = {
    ...reserve,
    liquidity_index_ray: 11n * RAY,
    debt_index_ray: 12n * RAY,
    liquidity_rate_ray: 3n,
    debt_rate_ray: 4n,
    updated_seconds: at.timestampSeconds,
    treasury_scaled: 5n,
    isolation_debt: 6n,
    scaled_supply: 70n,
    scaled_debt: 80n,
  }
  const refreshed = (rows: AaveRows, some: Answers) =>
    aaveWatch.refreshed({ ...context, rows, results: resultsOf(some) })
  expect(refreshed(rowsWith({}), answers)).toEqual([{ table: 'reserve', row }])
  const same = { ...rowsWith({}), list: () => [row] as never }
  expect([refreshed(same, answers), refreshed(rowsWith({}), {})]).toEqual([[], []])
})

test('error: MalformedAnswerError, for a reserve that was touched after the block', () => {
  const later = { ...data, lastUpdateTimestamp: at.timestampSeconds + 1 }
  const results = resultsOf({ getReserveData: later })
  const context = { deployment, block: at, rows: rowsWith({}), results }
  expect(() => aaveWatch.refreshed(context)).toThrow(MalformedAnswerError)
})

test('behavior: owners are read as rows; who has nothing gets none, but old rows are put right', async () => {
  const seed = (answers: Answers, rows: AaveRows) =>
    aaveWatch.seedOwners(chainOf(answers), { deployment, owners: [owner], at, rows })
  const holding = {
    getUserConfiguration: { data: 0b1000n },
    getUserEMode: 2n,
    [`scaledBalanceOf ${aWeth}`]: 7n,
    [`scaledBalanceOf ${vWeth}`]: 8n,
  }
  const position = {
    owner,
    asset: weth,
    scaled_supply: 7n,
    scaled_debt: 8n,
    is_collateral: true,
    stable_principal_raw: 0n,
    stable_rate_ray: 0n,
    stable_updated_seconds: 0,
  }
  const account = { owner, category_id: 2 }
  expect(await seed(holding, rowsWith({}))).toEqual([
    { table: 'account', row: account },
    { table: 'position', row: position },
  ])
  expect(await seed(holding, rowsWith({ account, position }))).toEqual([])
  const nothing = { getUserConfiguration: { data: 0n }, getUserEMode: 0n, scaledBalanceOf: 0n }
  expect(await seed(nothing, rowsWith({}))).toEqual([])
  const emptied = { ...position, scaled_supply: 0n, scaled_debt: 0n, is_collateral: false }
  expect(await seed(nothing, rowsWith({ account, position }))).toEqual([
    { table: 'account', row: { owner, category_id: 0 } },
    { table: 'position', row: emptied },
  ])
})

test('behavior: before 3.2 stable debts are asked too, of the token that the reserve has now', async () => {
  const answers = {
    getReserveData: { ...data, stableDebtTokenAddress: sWeth },
    scaledTotalSupply: 0n,
    [`getSupplyData ${formerWeth}`]: [1n, 1n, 1n, 1],
    [`getSupplyData ${sWeth}`]: [90n, 95n, 5n, 6],
  }
  const context = { deployment, block: at, rows: rowsOf(1) }
  expect(aaveWatch.refreshes(context).map(({ to }) => to)).toEqual([
    pool,
    aWeth,
    vWeth,
    formerWeth,
    sWeth,
  ])
  const [write] = aaveWatch.refreshed({ ...context, results: resultsOf(answers) })
  const totals = { stable_principal_raw: 90n, stable_rate_ray: 5n, stable_updated_seconds: 6 }
  expect(write?.row).toMatchObject(totals)
  const client = chainOf({
    ...answers,
    getUserConfiguration: { data: 0n },
    getUserEMode: 0n,
    scaledBalanceOf: 0n,
    principalBalanceOf: 1n,
    getUserStableRate: 1n,
    getUserLastUpdated: 1,
    [`principalBalanceOf ${sWeth}`]: 30n,
    [`getUserStableRate ${sWeth}`]: 7n,
    [`getUserLastUpdated ${sWeth}`]: 8,
  })
  const asked = { deployment, owners: [owner], at, rows: rowsOf(1) }
  const seeded = await aaveWatch.seedOwners(client, asked)
  const debt = { stable_principal_raw: 30n, stable_rate_ray: 7n, stable_updated_seconds: 8 }
  expect(seeded).toMatchObject([{ table: 'position', row: { owner, asset: weth, ...debt } }])
})

test('behavior: from 3.2 a stable debt token of earlier is not asked', async () => {
  const context = { deployment, block: at, rows: rowsOf(6) }
  expect(aaveWatch.refreshes(context).map(({ to }) => to)).toEqual([pool, aWeth, vWeth])
  const answers = { getUserConfiguration: { data: 0n }, getUserEMode: 0n, scaledBalanceOf: 0n }
  const asked = { deployment, owners: [owner], at, rows: rowsOf(6) }
  expect(await aaveWatch.seedOwners(chainOf(answers), asked)).toEqual([])
})
