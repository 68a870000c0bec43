import { MarketUtils } from '@morpho-org/blue-sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  borrowedRaw,
  collateralValueRaw,
  highestLiquidatablePrice,
  isHealthy,
  liquidationIncentiveWad,
  maxBorrowRaw,
  oraclePriceScale,
} from './liquidationRule.ts'
import { priceRaw, state, toState } from './morphoFixtures.ts'

const lltv = 860_000_000_000_000_000n
const cases = fc.record({
  collateral: fc.bigInt({ min: 1n, max: 10n ** 28n }),
  borrowShares: fc.bigInt({ min: 1n, max: 10n ** 28n }),
  totalBorrowAssets: fc.bigInt({ min: 0n, max: 10n ** 28n }),
  totalBorrowShares: fc.bigInt({ min: 0n, max: 10n ** 34n }),
  price: fc.bigInt({ min: 0n, max: 10n ** 40n }),
  lltv: fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }),
})

function judged(one: typeof cases extends fc.Arbitrary<infer value> ? value : never) {
  const { totalBorrowAssets, totalBorrowShares, borrowShares, collateral } = one
  const market = { totalBorrowAssets, totalBorrowShares }
  const changed = toState({ market, position: { borrowShares, collateral } })
  return { ...changed, params: { lltv: one.lltv } }
}

describe('the rule of liquidation', () => {
  test("default: the reference's published position", () => {
    const market = { totalBorrowAssets: 2_000_000n, totalBorrowShares: 1_000_001n }
    const account = toState({ market, position: { collateral: 200n, borrowShares: 50n } })
    expect(borrowedRaw(account)).toBe(50n)
    expect(collateralValueRaw(account, oraclePriceScale)).toBe(200n)
    expect(maxBorrowRaw(account, oraclePriceScale)).toBe(172n)
    expect(isHealthy(account, oraclePriceScale)).toBe(true)
  })

  test("default: the reference's published incentive", () => {
    expect(liquidationIncentiveWad(lltv)).toBe(1_043_841_336_116_910_229n)
  })

  test('behavior: the incentive stops at 15 %', () => {
    expect(liquidationIncentiveWad(0n)).toBe(1_150_000_000_000_000_000n)
  })

  test('behavior: an account without debt is healthy at any price', () => {
    expect(isHealthy(toState({ position: { borrowShares: 0n } }), 0n)).toBe(true)
    expect(highestLiquidatablePrice(toState({ position: { borrowShares: 0n } }))).toBeUndefined()
  })

  test('behavior: no price is an edge without collateral, or at LLTV 0', () => {
    expect(highestLiquidatablePrice(toState({ position: { collateral: 0n } }))).toBeUndefined()
    expect(highestLiquidatablePrice({ ...state, params: { lltv: 0n } })).toBeUndefined()
  })

  test('behavior: health and incentive equal the reference maths', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { collateral, borrowShares } = one
        const expected = MarketUtils.isHealthy({ collateral, borrowShares }, { ...one }, one)
        expect(isHealthy(judged(one), one.price)).toBe(expected)
        expect(liquidationIncentiveWad(one.lltv)).toBe(
          MarketUtils.getLiquidationIncentiveFactor(one),
        )
      }),
    )
  })

  test('behavior: the highest liquidatable price brackets the trigger', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const price = highestLiquidatablePrice(judged(one)) as bigint
        expect(price).toBeGreaterThanOrEqual(0n)
        expect(isHealthy(judged(one), price)).toBe(false)
        expect(isHealthy(judged(one), price + 1n)).toBe(true)
      }),
    )
  })

  test('behavior: more collateral and a higher price never make an account worse', () => {
    fc.assert(
      fc.property(cases, fc.bigInt({ min: 0n, max: 10n ** 28n }), (one, more) => {
        const before = maxBorrowRaw(judged(one), one.price)
        const richer = { ...one, collateral: one.collateral + more }
        expect(maxBorrowRaw(judged(richer), one.price)).toBeGreaterThanOrEqual(before)
        expect(maxBorrowRaw(judged(one), one.price + more)).toBeGreaterThanOrEqual(before)
      }),
    )
    expect(maxBorrowRaw(state, priceRaw)).toBe(1_720_000_000n)
  })
})
