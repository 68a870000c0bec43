import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { deltaLegs, minimumDeltaRisk, minimumLoss, netDeltas } from './minimumLoss.ts'

const [book] = hedgedBook.underlyings
if (book === undefined) throw new TypeError('the fixture has an underlying')

test('default', () => {
  const deltas = netDeltas([
    { delta: 1, quantity: 1 },
    { delta: 0.3, quantity: -5 },
  ])
  expect(deltas).toEqual({ net: -0.5, gross: 2.5, hedged: 1 })
  const rates = { netRate: 0.02, hedgedRate: 0.01, spotPriceUsd: 70_000 }
  expect(minimumDeltaRisk(deltas, rates)).toBeCloseTo(1400, 9)
})

test('behavior: a short call is negative delta, a long put too', () => {
  const [perpetual, future, call, put] = deltaLegs(book)
  expect([perpetual?.delta, future?.delta]).toEqual([1, 1])
  expect(call?.delta).toBeGreaterThan(0)
  expect(put?.delta).toBeLessThan(0)
})

test('behavior: the largest minimum holds', () => {
  expect(minimumLoss(book, undefined)).toBe(0)
  expect(minimumLoss(book, { shortOptionRate: 0.01 })).toBe(200)
  expect(minimumLoss(book, { shortOptionRate: 0.01, optionContractUsd: 37.5 })).toBe(750)
})
