import { expect, test } from 'vitest'
import { block, priceOf, usdc, wbtc, weth } from '../../test/portfolioFixture.ts'
import { priceBasisGaps, toPriceBook } from './priceBook.ts'

test('default', () => {
  expect(toPriceBook([priceOf(weth, 2000)]).get(weth.id)).toEqual({
    asset: weth.id,
    kind: 'market',
    chainId: 1,
    lowUsd: 2000,
    highUsd: 2000,
  })
})

test('behavior: a market price replaces an oracle price, in either order', () => {
  const prices = [priceOf(weth, 2000), priceOf(weth, 2100, 'oracle')]
  expect(toPriceBook(prices).get(weth.id)).toMatchObject({ kind: 'market', highUsd: 2000 })
  expect(toPriceBook(prices.reverse()).get(weth.id)).toMatchObject({
    kind: 'market',
    highUsd: 2000,
  })
})

test('behavior: both ends of several prices are kept', () => {
  const book = toPriceBook([priceOf(weth, 2000), priceOf(weth, 1990), priceOf(weth, 2010)])
  expect(book.get(weth.id)).toMatchObject({ lowUsd: 1990, highUsd: 2010 })
})

test('behavior: what is not positive and finite is no price', () => {
  for (const usd of [0, -1, Number.NaN, Infinity]) {
    expect(toPriceBook([priceOf(weth, usd)]).size).toBe(0)
  }
})

test('behavior: one gap a chain where oracles stand in', () => {
  const elsewhere = { ...priceOf(usdc, 1, 'oracle'), at: { ...block, chainId: 10 } }
  const prices = [priceOf(weth, 2000, 'oracle'), priceOf(wbtc, 50_000, 'oracle'), elsewhere]
  expect(priceBasisGaps(toPriceBook(prices))).toMatchObject([
    { kind: 'price-basis-unknown', effect: 'none', chainId: 1 },
    { kind: 'price-basis-unknown', effect: 'none', chainId: 10 },
  ])
  expect(priceBasisGaps(toPriceBook([priceOf(weth, 2000)]))).toEqual([])
})
