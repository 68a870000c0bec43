import { expect, test } from 'vitest'
import { priceOf, weth } from '../../test/portfolioFixture.ts'
import { numeraireUsd } from './numeraireUsd.ts'
import { toPriceBook } from './priceBook.ts'

test('default', () => {
  expect(numeraireUsd({ kind: 'usd', decimals: 8 }, toPriceBook([]))).toBe(1)
})

test('behavior: an asset is worth its lowest market price, or unknown', () => {
  const numeraire = { kind: 'asset', asset: weth, decimals: 18 } as const
  const book = toPriceBook([priceOf(weth, 2000), priceOf(weth, 1990)])
  expect(numeraireUsd(numeraire, book)).toBe(1990)
  expect(numeraireUsd(numeraire, toPriceBook([]))).toBe('unknown')
})
