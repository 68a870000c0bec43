import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { discountFactor, expiryValue, markedExpiryValue } from './expiryValue.ts'

const expiry = hedgedBook.underlyings[0]?.expiries[0]
if (expiry === undefined) throw new TypeError('the fixture has an expiry')

test('default', () => {
  const undiscounted = markedExpiryValue(expiry, 'none')
  expect(markedExpiryValue(expiry, 'rate')).toBeCloseTo(undiscounted * discountFactor(expiry), 12)
})

test('behavior: the fixed part of a forward does not move', () => {
  const settled = { ...expiry, forwardVariableUsd: 0, forwardFixedUsd: 2010 }
  const shock = {
    spotFactor: 0.5,
    volatilityOf: () => 0.6,
    discount: 'none',
  } as const
  expect(expiryValue(settled, shock)).toBe(expiryValue(settled, { ...shock, spotFactor: 1 }))
})

test('behavior: at expiry options are worth what they pay', () => {
  const options = [{ kind: 'call' as const, strikePriceUsd: 2000, quantity: -2, volatility: 1 }]
  expect(markedExpiryValue({ ...expiry, secondsToExpiry: 0, options }, 'rate')).toBe(-20)
})

test('behavior: a rate below zero discounts by nothing', () => {
  expect(discountFactor({ ...expiry, ratePerYear: -0.1 })).toBe(1)
})
