import { MarketUtils } from '@morpho-org/blue-sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './sharesMath.ts'

const amount = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n })

describe('shares', () => {
  test('default', () => {
    const pool = { assets: 2_000_000n, shares: 3_000_000n }
    expect(toAssetsDown(pool, 50n)).toBe(25n)
    expect(toAssetsUp(pool, 50n)).toBe(26n)
    expect(toSharesDown(pool, 50n)).toBe(99n)
    expect(toSharesUp(pool, 50n)).toBe(100n)
  })

  test('behavior: an empty market gives a million shares for one raw unit', () => {
    expect(toSharesDown({ assets: 0n, shares: 0n }, 1n)).toBe(1_000_000n)
  })

  test('behavior: equals the reference maths', () => {
    fc.assert(
      fc.property(amount, amount, amount, (assets, shares, moved) => {
        const pool = { assets, shares }
        const supplied = { totalSupplyAssets: assets, totalSupplyShares: shares }
        const borrowed = { totalBorrowAssets: assets, totalBorrowShares: shares }
        expect(toAssetsDown(pool, moved)).toBe(MarketUtils.toSupplyAssets(moved, supplied, 'Down'))
        expect(toAssetsUp(pool, moved)).toBe(MarketUtils.toBorrowAssets(moved, borrowed, 'Up'))
        expect(toSharesDown(pool, moved)).toBe(MarketUtils.toSupplyShares(moved, supplied, 'Down'))
        expect(toSharesUp(pool, moved)).toBe(MarketUtils.toBorrowShares(moved, borrowed, 'Up'))
      }),
    )
  })

  test('behavior: going there and back never makes anything', () => {
    fc.assert(
      fc.property(amount, amount, amount, (assets, shares, moved) => {
        const pool = { assets, shares }
        expect(toAssetsDown(pool, toSharesDown(pool, moved))).toBeLessThanOrEqual(moved)
        expect(toAssetsUp(pool, toSharesUp(pool, moved))).toBeGreaterThanOrEqual(moved)
      }),
    )
  })
})
