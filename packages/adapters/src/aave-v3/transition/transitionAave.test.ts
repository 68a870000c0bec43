import type { AccountChange, AccountSnapshot } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { dai, key, prices, usdc, weth } from '../aaveFixtures.ts'
import type { AaveState } from '../aaveState.ts'
import {
  exampleReading,
  exampleState,
  owed,
  supplied,
  withExampleReserve,
} from '../exampleState.ts'
import { transitionAave } from './transitionAave.ts'

const ether = 10n ** 18n
const state = exampleState({ positions: [supplied(weth, 10n * ether), owed(usdc, 10n ** 10n)] })

function after(change: AccountChange, from: AaveState = state, dollars = 3_000n) {
  const known = new Map(prices).set(weth, dollars * 10n ** 8n)
  return transitionAave(exampleReading(from, known), change)
}

function reason(change: AccountChange, from?: AaveState, dollars?: bigint): string {
  const outcome = after(change, from, dollars)
  return 'kind' in outcome ? outcome.reason : 'accepted'
}

function balances(change: AccountChange, from?: AaveState, dollars?: bigint) {
  const { collaterals, debts } = after(change, from, dollars) as AccountSnapshot
  return {
    collaterals: collaterals.map(({ asset, balanceRaw }) => [asset.symbol, balanceRaw]),
    debts: debts.map(({ asset, balanceRaw }) => [asset.symbol, balanceRaw]),
  }
}

test('default: a first deposit becomes collateral, rounded down', () => {
  const deposit = { kind: 'deposit', asset: dai, amountRaw: 100n } as const
  expect(balances(deposit).collaterals).toEqual([
    ['WETH', 11n * ether],
    ['DAI', 99n],
  ])
  const { state: next } = after(deposit) as AccountSnapshot<AaveState>
  expect(next.positions.at(-1)).toEqual(supplied(dai, 90n))
  expect(next.reserves[2]?.scaledSupply).toBe(10n ** 24n + 90n)
})

test('behavior: deposits are refused by the reserve', () => {
  const deposit = { kind: 'deposit', asset: dai, amountRaw: 100n } as const
  const refused = (change: Parameters<typeof withExampleReserve>[2]) =>
    reason(deposit, withExampleReserve(state, dai, change))
  expect(refused({ isActive: false })).toBe('ReserveInactive')
  expect(refused({ isPaused: true })).toBe('ReservePaused')
  expect(refused({ isFrozen: true })).toBe('ReserveFrozen')
  expect(refused({ supplyCap: 1_100_000n })).toBe('SupplyCapExceeded')
  expect(refused({ supplyCap: 1_100_001n })).toBe('accepted')
  expect(refused({ aToken: key.owner })).toBe('SupplyToAToken')
  expect(reason({ ...deposit, amountRaw: 0n })).toBe('InvalidAmount')
  expect(reason({ ...deposit, asset: '0x00000000000000000000000000000000000000ff' })).toBe(
    'AssetNotListed',
  )
})

test('behavior: a withdrawal leaves a health of 1', () => {
  const withdraw = (amountRaw: bigint | 'all'): AccountChange => ({
    kind: 'withdraw',
    asset: weth,
    amountRaw,
  })
  expect(balances(withdraw(6n * ether)).collaterals).toEqual([['WETH', 4_999999999999999999n]])
  expect(reason(withdraw(6_200000000000000000n))).toBe('HealthFactorLowerThanLiquidationThreshold')
  expect(reason(withdraw('all'))).toBe('HealthFactorLowerThanLiquidationThreshold')
  expect(reason(withdraw(12n * ether))).toBe('NotEnoughAvailableUserBalance')
  const free = exampleState({ positions: state.positions.slice(0, 1) })
  expect((after(withdraw('all'), free) as AccountSnapshot<AaveState>).state.positions).toEqual([])
})

test('behavior: collateral that lends nothing leaves first', () => {
  const positions = [...state.positions, supplied(dai, ether)]
  const mixed = withExampleReserve({ ...state, positions }, dai, { ltvBps: 0n })
  expect(reason({ kind: 'withdraw', asset: weth, amountRaw: 1n }, mixed)).toBe(
    'LtvValidationFailed',
  )
  expect(reason({ kind: 'withdraw', asset: dai, amountRaw: 1n }, mixed)).toBe('accepted')
  expect(reason({ kind: 'set-collateral', asset: dai, isCounted: false }, mixed)).toBe('accepted')
})

test('behavior: a loan is bounded by LTV, caps, silos, categories and the sentinel', () => {
  const borrow = (amountRaw: bigint): AccountChange => ({ kind: 'borrow', asset: dai, amountRaw })
  const refused = (change: Parameters<typeof withExampleReserve>[2], from = state) =>
    reason(borrow(ether), withExampleReserve(from, dai, change))
  expect(reason(borrow(14_399n * ether))).toBe('accepted')
  expect(reason(borrow(14_401n * ether))).toBe('CollateralCannotCoverNewBorrow')
  expect(reason(borrow(0n))).toBe('InvalidAmount')
  expect(reason(borrow(10n ** 25n))).toBe('InvalidAmount')
  expect(refused({ isBorrowable: false })).toBe('BorrowingNotEnabled')
  expect(refused({ borrowCap: 120_000n })).toBe('BorrowCapExceeded')
  expect(refused({ isSiloed: true })).toBe('SiloedBorrowingViolation')
  expect(refused({}, { ...state, isBorrowAllowed: false })).toBe('PriceOracleSentinelCheckFailed')
  expect(refused({}, { ...state, isBorrowAllowed: false, revision: 11 })).toBe('accepted')
  const inside = { ...state, categoryId: 1 }
  expect(reason({ kind: 'borrow', asset: weth, amountRaw: 1n }, inside)).toBe(
    'NotBorrowableInEMode',
  )
})

test('behavior: a repayment never takes more than the debt', () => {
  const repay = (amountRaw: bigint | 'all'): AccountChange => ({
    kind: 'repay',
    asset: usdc,
    amountRaw,
  })
  expect(balances(repay(2_000_000_000n)).debts).toEqual([['USDC', 10_000_000_001n]])
  expect(balances(repay('all')).debts).toEqual([])
  expect(balances(repay(10n ** 20n)).debts).toEqual([])
  expect(reason(repay(1n))).toBe('InvalidBurnAmount')
  expect(reason({ kind: 'repay', asset: dai, amountRaw: 1n })).toBe('NoDebtOfSelectedType')
})

test('behavior: a category takes only what belongs in it', () => {
  const enter = { kind: 'set-category', categoryId: 1 } as const
  const stable = { ...state, positions: [supplied(dai, 20_000n * ether), owed(usdc, 10n ** 10n)] }
  expect(reason(enter, stable)).toBe('accepted')
  expect(reason({ kind: 'set-category', categoryId: 9 })).toBe('InconsistentEModeCategory')
  const foreign = { ...state, positions: [supplied(dai, 20_000n * ether), owed(weth, ether)] }
  expect(reason(enter, foreign)).toBe('InvalidDebtInEmode')
  const bare = withExampleReserve(state, weth, { ltvBps: 0n })
  expect(reason(enter, bare)).toBe('InvalidCollateralInEmode')
})

test('behavior: a liquidation repays half, seizes with bonus, and moves the fee', () => {
  const liquidate = { kind: 'liquidate', collateral: weth, debt: usdc, repayRaw: 'all' } as const
  expect(reason(liquidate)).toBe('HealthFactorNotBelowThreshold')
  // 6000 USDC at 1300 take 4.846… WETH of 11.
  expect(balances(liquidate, state, 1_300n)).toEqual({
    collaterals: [['WETH', 6_153846153846153845n]],
    debts: [['USDC', 6_000_000_000n]],
  })
  expect(reason({ ...liquidate, collateral: dai }, state, 1_300n)).toBe(
    'CollateralCannotBeLiquidated',
  )
  expect(reason({ ...liquidate, debt: dai }, state, 1_300n)).toBe(
    'SpecifiedCurrencyNotBorrowedByUser',
  )
  expect(reason({ ...liquidate, repayRaw: 11_900_000_000n }, state, 1_250n)).toBe(
    'MustNotLeaveDust',
  )
})

test('behavior: without collateral left, all debts become deficits', () => {
  const liquidate = { kind: 'liquidate', collateral: weth, debt: usdc, repayRaw: 'all' } as const
  const two = { ...state, positions: [...state.positions, owed(dai, ether)] }
  const outcome = after(liquidate, two, 500n) as AccountSnapshot<AaveState>
  expect([outcome.collaterals, outcome.debts, outcome.state.positions]).toEqual([[], [], []])
  // 11 WETH at 500 cover 5238.095239 USDC of 12,000.
  expect(outcome.state.reserves.map(({ deficitRaw }) => deficitRaw)).toEqual([
    0n,
    6_761_904_761n,
    1_200000000000000000n,
  ])
})

test('behavior: a price that is not to be had refuses what needs it', () => {
  const known = new Map(prices)
  known.delete(weth)
  const blind = exampleReading(state, known)
  expect(transitionAave(blind, { kind: 'borrow', asset: dai, amountRaw: 10n })).toMatchObject({
    reason: 'PriceUnavailable',
  })
  expect(
    transitionAave(blind, { kind: 'repay', asset: usdc, amountRaw: 'all' }),
  ).not.toHaveProperty('reason')
})
