import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import type { OptionHolding } from '../../scenario/book/riskBook.ts'
import { expiryMargin, payoff } from './expiryMargin.ts'
import { deriveSrm } from './standardParameters.ts'

const expiry = hedgedBook.underlyings[0]?.expiries[0]
if (expiry === undefined) throw new TypeError('the fixture has an expiry')

const leg = (kind: 'call' | 'put', strikePriceUsd: number, quantity: number): OptionHolding => ({
  kind,
  strikePriceUsd,
  quantity,
  volatility: 0.5,
})
const margin = (...options: readonly OptionHolding[]): number =>
  expiryMargin(
    { ...expiry, options },
    { rates: deriveSrm, side: 'maintenance', spotPriceUsd: 2000 },
  )

test('default', () => {
  expect(payoff([leg('call', 2000, -1), leg('put', 2000, 1)], 1500)).toBe(500)
  expect(margin(leg('call', 2000, 1))).toBe(0)
})

test('behavior: a spread asks its largest loss, a box nothing', () => {
  expect(margin(leg('call', 2000, -1), leg('call', 2100, 1))).toBe(-100)
  const box = [
    leg('call', 2000, 1),
    leg('put', 2000, -1),
    leg('call', 2100, -1),
    leg('put', 2100, 1),
  ]
  expect(margin(...box)).toBe(0)
})

test('behavior: calls sold beyond those bought have no largest loss', () => {
  const bounded = margin(leg('call', 2000, -1), leg('call', 2100, 1))
  expect(margin(leg('call', 2000, -2), leg('call', 2100, 1))).toBeLessThan(bounded - 150)
})

test('behavior: a short put cannot lose more than its strike', () => {
  expect(margin(leg('put', 10, -1))).toBeGreaterThanOrEqual(-10)
})
