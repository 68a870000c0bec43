import { InvariantError } from '@crossmargin/core'
import { MarketUtils } from '@morpho-org/blue-sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accrueInterest } from './accrueInterest.ts'
import { state } from './morphoFixtures.ts'

const { market } = state

describe('accrueInterest', () => {
  test('default', () => {
    const rate = { atSeconds: 1_000 + 86_400, borrowRatePerSecondWad: 1_585_489_599n }
    expect(accrueInterest(market, rate)).toMatchInlineSnapshot(`
      {
        "feeShares": 26483654578835n,
        "market": {
          "fee": 100000000000000000n,
          "lastUpdate": 87400n,
          "totalBorrowAssets": 2000273991368n,
          "totalBorrowShares": 1900000000000000000n,
          "totalSupplyAssets": 3000273991368n,
          "totalSupplyShares": 2900026483654578835n,
        },
      }
    `)
  })

  test('behavior: equals the reference maths', () => {
    const rate = fc.bigInt({ min: 0n, max: 10n ** 12n })
    const elapsed = fc.integer({ min: 1, max: 10_000_000 })
    const amount = fc.bigInt({ min: 0n, max: 10n ** 30n })
    const fee = fc.bigInt({ min: 0n, max: 25n * 10n ** 16n })
    const cases = fc.record({ rate, elapsed, fee, borrowed: amount, idle: amount, shares: amount })
    fc.assert(
      fc.property(cases, ({ rate, elapsed, fee, borrowed, idle, shares }) => {
        const before = {
          ...market,
          fee,
          totalBorrowAssets: borrowed,
          totalSupplyAssets: borrowed + idle,
          totalSupplyShares: shares,
        }
        const parameters = { atSeconds: 1_000 + elapsed, borrowRatePerSecondWad: rate }
        const { market: after, feeShares } = accrueInterest(before, parameters)
        const expected = MarketUtils.getAccruedInterest(rate, before, BigInt(elapsed))
        expect(feeShares).toBe(expected.feeShares)
        expect(after).toEqual({
          ...before,
          totalBorrowAssets: borrowed + expected.interest,
          totalSupplyAssets: borrowed + idle + expected.interest,
          totalSupplyShares: shares + expected.feeShares,
          lastUpdate: 1_000n + BigInt(elapsed),
        })
      }),
    )
  })

  test('behavior: nothing happens twice in one second', () => {
    const parameters = { atSeconds: 1_000, borrowRatePerSecondWad: 10n ** 18n }
    expect(accrueInterest(market, parameters)).toEqual({ market, feeShares: 0n })
  })

  test('behavior: an unknown rate leaves the market as it is, last update included', () => {
    const parameters = { atSeconds: 2_000, borrowRatePerSecondWad: undefined }
    expect(accrueInterest(market, parameters)).toEqual({ market, feeShares: 0n })
  })

  test('behavior: what does not fit 128 bits leaves the market as it is', () => {
    const full = {
      ...market,
      totalBorrowAssets: 2n ** 128n - 1n,
      totalSupplyAssets: 2n ** 128n - 1n,
    }
    const parameters = { atSeconds: 2_000, borrowRatePerSecondWad: 10n ** 15n }
    expect(accrueInterest(full, parameters)).toEqual({ market: full, feeShares: 0n })
  })

  test('error: InvariantError', () => {
    const parameters = { atSeconds: 999, borrowRatePerSecondWad: 0n }
    expect(() => accrueInterest(market, parameters)).toThrow(InvariantError)
  })
})
