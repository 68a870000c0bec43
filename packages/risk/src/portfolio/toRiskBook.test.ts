import type { AssetId, MarginAccountId } from '@crossmargin/core'
import { expect, test } from 'vitest'
import type { ValuedExposure } from '../factors/valueExposures.ts'
import { toRiskBook } from './toRiskBook.ts'

function exposure(factor: string, valueUsd: number): ValuedExposure {
  return {
    account: 'a' as MarginAccountId,
    asset: `1:${factor}` as AssetId,
    factor,
    kind: valueUsd < 0 ? 'debt' : 'collateral',
    quantity: valueUsd,
    kindOfFactor: factor === 'USD' ? 'reporting' : 'registered',
    isPegged: false,
    valueUsd,
  }
}

test('default', () => {
  const book = toRiskBook([exposure('USD', -400), exposure('ETH', 1000), exposure('BTC', -50)])
  expect(book.cash).toBe(-400)
  expect(book.underlyings.map((it) => [it.underlying, it.spotPriceUsd])).toEqual([
    ['BTC', 1],
    ['ETH', 1],
  ])
  expect(book.underlyings[1]?.perpetuals).toEqual([
    { quantity: 1000, markPriceUsd: 1, confidence: 1, unsettledUsd: 0 },
  ])
})

test('behavior: legs stay apart, in an order of their own', () => {
  const values = [exposure('ETH', 1000), exposure('ETH', -300)]
  const book = toRiskBook(values)
  expect(book.underlyings[0]?.perpetuals.map(({ quantity }) => quantity)).toEqual([-300, 1000])
  expect(toRiskBook([...values].reverse())).toEqual(book)
})
