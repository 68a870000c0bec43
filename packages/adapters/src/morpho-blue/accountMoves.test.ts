import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContractRevertError } from '../kit/contractRevertError.ts'
import {
  borrow,
  knownPrice,
  moved,
  repay,
  supply,
  supplyCollateral,
  withdraw,
  withdrawCollateral,
} from './accountMoves.ts'
import { priceRaw, state, toState } from './morphoFixtures.ts'

const empty = toState({ position: { borrowShares: 0n, collateral: 0n } })

function reasonOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ContractRevertError) return error.reason
    throw error
  }
  return 'no revert'
}

describe('accountMoves', () => {
  test('default: what is supplied comes back less at most one raw unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (assets) => {
        const supplied = supply(empty, assets)
        const returned = withdraw(supplied, 'all')
        expect(returned.position).toEqual(empty.position)
        expect(returned.market.totalSupplyShares).toBe(empty.market.totalSupplyShares)
        const kept = returned.market.totalSupplyAssets - empty.market.totalSupplyAssets
        expect(kept >= 0n && kept <= 1n).toBe(true)
      }),
    )
  })

  test('default: what is borrowed is paid back with at most one raw unit more', () => {
    const pledged = supplyCollateral(empty, 10n ** 24n)
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), (amountRaw) => {
        const owed = borrow(pledged, { amountRaw, oraclePriceRaw: priceRaw })
        const free = repay(owed, 'all')
        expect(free.position).toEqual(pledged.position)
        const over = free.market.totalBorrowAssets - pledged.market.totalBorrowAssets
        expect(over <= 0n && over >= -1n).toBe(true)
      }),
    )
  })

  test('behavior: a repayment of the last debt stops at zero', () => {
    const market = { totalBorrowAssets: 5n, totalBorrowShares: 5_000_000n }
    const last = toState({ market, position: { borrowShares: 5_000_000n } })
    expect(repay(last, 'all').market.totalBorrowAssets).toBe(0n)
    expect(moved(last, { borrowAssets: -6n }).market.totalBorrowAssets).toBe(0n)
  })

  test('behavior: collateral without debt needs no price', () => {
    const pledged = supplyCollateral(empty, 7n)
    const back = withdrawCollateral(pledged, { amountRaw: 'all', oraclePriceRaw: undefined })
    expect(back).toEqual(empty)
  })

  test('error: ContractRevertError', () => {
    const over = { amountRaw: 10n ** 10n, oraclePriceRaw: priceRaw }
    const rich = toState({ position: { collateral: 10n ** 24n } })
    expect(reasonOf(() => borrow(state, over))).toBe('insufficient collateral')
    expect(reasonOf(() => borrow(rich, { ...over, amountRaw: 2n * 10n ** 12n }))).toBe(
      'insufficient liquidity',
    )
    expect(reasonOf(() => borrow(state, { ...over, oraclePriceRaw: undefined }))).toBe('oracle')
    expect(reasonOf(() => withdrawCollateral(state, { ...over, amountRaw: 'all' }))).toBe(
      'insufficient collateral',
    )
    expect(reasonOf(() => withdrawCollateral(state, { ...over, amountRaw: 0n }))).toBe(
      'zero assets',
    )
    expect(reasonOf(() => supplyCollateral(state, 0n))).toBe('zero assets')
    expect(reasonOf(() => supplyCollateral(state, 2n ** 128n))).toBe('max uint128 exceeded')
    expect(reasonOf(() => supplyCollateral(state, 2n ** 128n - 1n))).toBe('Panic(0x11)')
    expect(reasonOf(() => supply(state, 0n))).toBe('inconsistent input')
    expect(reasonOf(() => withdraw(state, 'all'))).toBe('inconsistent input')
    expect(reasonOf(() => withdraw(state, 1n))).toBe('Panic(0x11)')
    expect(reasonOf(() => repay(state, 2n * 10n ** 12n))).toBe('Panic(0x11)')
    expect(reasonOf(() => repay(empty, 'all'))).toBe('inconsistent input')
    expect(reasonOf(() => knownPrice(undefined))).toBe('oracle')
  })
})
