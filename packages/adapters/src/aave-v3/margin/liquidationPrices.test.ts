import { WAD } from '@crossmargin/core'
import { assert, bigInt, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { dai, prices, usdc, weth } from '../aaveFixtures.ts'
import type { AaveState } from '../aaveState.ts'
import { exampleReading, exampleState, owed, supplied } from '../exampleState.ts'
import { marginAave } from './marginAave.ts'

function healthAt(state: AaveState, asset: string, priceRaw: bigint): bigint {
  const known = new Map(prices).set(asset.split(':')[1] as `0x${string}`, priceRaw)
  return marginAave(exampleReading(state, known)).healthFactorWad ?? 2n ** 256n
}

test('default: 11 WETH against 12,000 USDC', () => {
  const state = exampleState({ positions: [supplied(weth, 10n ** 19n), owed(usdc, 10n ** 10n)] })
  const found = marginAave(exampleReading(state)).liquidationPrices
  expect(found.map(({ asset, priceRaw, side }) => [asset.symbol, priceRaw, side])).toEqual([
    ['WETH', 132_231_404_958n, 'at-or-below'],
    ['USDC', 226_875_001n, 'at-or-above'],
  ])
})

test('behavior: at the price the pool liquidates, one unit safer it does not', () => {
  const scaled = bigInt({ min: 10n ** 15n, max: 10n ** 22n })
  const debt = bigInt({ min: 10n ** 4n, max: 10n ** 13n })
  assert(
    property(scaled, debt, scaled, scaled, integer({ min: 7, max: 11 }), (a, b, c, d, revision) => {
      const both = { ...supplied(dai, c), scaledDebt: d }
      const state = exampleState({ revision, positions: [supplied(weth, a), owed(usdc, b), both] })
      for (const { asset, priceRaw, side } of marginAave(exampleReading(state)).liquidationPrices) {
        const safer = side === 'at-or-below' ? priceRaw + 1n : priceRaw - 1n
        expect(healthAt(state, asset.id, priceRaw) < WAD).toBe(true)
        expect(healthAt(state, asset.id, safer) < WAD).toBe(false)
      }
    }),
  )
})

test('behavior: none where a price cannot make the difference', () => {
  const richly = exampleState({
    positions: [supplied(weth, 10n ** 19n), supplied(dai, 10n ** 24n), owed(usdc, 10n ** 10n)],
  })
  const found = marginAave(exampleReading(richly)).liquidationPrices
  expect(found.map(({ asset }) => asset.symbol)).toEqual(['USDC'])
})
