import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import type { OptionHolding } from '../book/riskBook.ts'
import { nakedShorts } from './nakedShorts.ts'

const expiry = hedgedBook.underlyings[0]?.expiries[0]
if (expiry === undefined) throw new TypeError('the fixture has an expiry')

const leg = (kind: 'call' | 'put', strikePriceUsd: number, quantity: number): OptionHolding => ({
  kind,
  strikePriceUsd,
  quantity,
  volatility: 0.5,
})
const count = (...options: readonly OptionHolding[]): number => nakedShorts({ ...expiry, options })

test('default', () => {
  expect(count(leg('call', 2000, -1))).toBe(1)
  expect(count(leg('call', 2000, 1))).toBe(0)
})

test('behavior: opposite signs at one strike net, equal signs do not', () => {
  expect(count(leg('call', 2000, -3), leg('put', 2000, 1))).toBe(2)
  expect(count(leg('call', 2000, 3), leg('put', 2000, -1))).toBe(0)
  expect(count(leg('call', 2000, -3), leg('put', 2000, -1))).toBe(4)
})

test('behavior: strikes do not net, holdings of one contract do', () => {
  expect(count(leg('call', 2000, -1), leg('call', 2100, 1))).toBe(1)
  expect(count(leg('call', 2000, -1), leg('call', 2000, 1))).toBe(0)
})
