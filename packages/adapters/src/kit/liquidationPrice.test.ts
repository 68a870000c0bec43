import { assert, bigInt, property } from 'fast-check'
import { expect, test } from 'vitest'
import { liquidationPrice } from './liquidationPrice.ts'

const prices = bigInt({ min: 1n, max: 10n ** 30n })

test('default', () => {
  const isLiquidatableAt = (priceRaw: bigint) => priceRaw * 80n < 100_000n
  expect(liquidationPrice({ isLiquidatableAt })).toEqual({ priceRaw: 1249n, side: 'at-or-below' })
})

test('behavior: a debt is liquidated when its price rises', () => {
  const isLiquidatableAt = (priceRaw: bigint) => priceRaw > 77n
  expect(liquidationPrice({ isLiquidatableAt })).toEqual({ priceRaw: 78n, side: 'at-or-above' })
})

test('behavior: none where no price makes the difference', () => {
  expect(liquidationPrice({ isLiquidatableAt: () => true })).toBeUndefined()
  expect(liquidationPrice({ isLiquidatableAt: () => false })).toBeUndefined()
})

test('behavior: the boundary is exact whatever the guess', () => {
  assert(
    property(prices, prices, (trigger, guessRaw) => {
      const found = liquidationPrice({ isLiquidatableAt: (price) => price <= trigger, guessRaw })
      expect(found).toEqual({ priceRaw: trigger, side: 'at-or-below' })
    }),
  )
})

test('behavior: a guess beyond the bounds still finds a boundary at the bounds', () => {
  const isLiquidatableAt = (priceRaw: bigint) => priceRaw === 1n
  for (const guessRaw of [-5n, 0n, 1n, 10n ** 60n])
    expect(liquidationPrice({ isLiquidatableAt, guessRaw, maximumRaw: 10n })).toEqual({
      priceRaw: 1n,
      side: 'at-or-below',
    })
})

test('behavior: a good guess asks few questions', () => {
  let asked = 0
  const isLiquidatableAt = (priceRaw: bigint) => {
    asked += 1
    return priceRaw < 10n ** 20n
  }
  liquidationPrice({ isLiquidatableAt, guessRaw: 10n ** 20n - 3n })
  expect(asked).toBeLessThan(12)
})
