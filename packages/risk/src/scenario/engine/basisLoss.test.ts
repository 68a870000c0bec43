import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm2 } from '../parameter-sets/derivePmrm2.ts'
import { paradex } from '../parameter-sets/paradex.ts'
import { basisLoss } from './basisLoss.ts'

const [book] = hedgedBook.underlyings
if (book === undefined) throw new TypeError('the fixture has an underlying')

test('default', () => {
  const [expiry] = book.expiries
  if (expiry === undefined) return expect.unreachable()
  const call = { kind: 'call', strikePriceUsd: 1, quantity: -1, volatility: 0.5 } as const
  const market = { ...expiry, ratePerYear: 0, options: [call] }
  const loss = basisLoss({ ...book, expiries: [market] }, derivePmrm2)
  expect(loss).toBeCloseTo(-0.045 * 2010 * (0.5 + (2 * 30) / 365), 6)
})

test('behavior: expiries do not offset', () => {
  const [expiry] = book.expiries
  if (expiry === undefined) return expect.unreachable()
  const far = { ...expiry, secondsToExpiry: 2 * expiry.secondsToExpiry }
  const one = basisLoss({ ...book, expiries: [expiry] }, derivePmrm2)
  const other = basisLoss({ ...book, expiries: [far] }, derivePmrm2)
  const both = basisLoss({ ...book, expiries: [expiry, far] }, derivePmrm2)
  expect(both).toBeCloseTo(one + other, 9)
})

test('behavior: a set without the rule has no basis loss', () => {
  expect(basisLoss(book, paradex)).toBe(0)
})
