import { expect, test } from 'vitest'
import { hedgedBook } from '../../../test/riskBookFixture.ts'
import { derivePmrm1 } from '../parameter-sets/derivePmrm1.ts'
import { derivePmrm2 } from '../parameter-sets/derivePmrm2.ts'
import { paradex } from '../parameter-sets/paradex.ts'
import { discountFactor } from './expiryValue.ts'
import { staticDiscount } from './staticDiscount.ts'

const expiry = hedgedBook.underlyings[0]?.expiries[0]
if (expiry === undefined) throw new TypeError('the fixture has an expiry')
const years = 30 / 365

test('default', () => {
  const long = staticDiscount(expiry, { shockedValueUsd: 10, set: derivePmrm2 })
  expect(long).toBeCloseTo(0.95 * Math.exp(-years * (0.05 + 0.08)), 12)
})

test('behavior: a debt grows at most by what discounting took', () => {
  const short = staticDiscount(expiry, { shockedValueUsd: -10, set: derivePmrm2 })
  expect(short).toBeCloseTo(1 / discountFactor(expiry), 12)
})

test('behavior: where only claims are cut a debt stays', () => {
  expect(staticDiscount(expiry, { shockedValueUsd: -10, set: derivePmrm1 })).toBe(1)
  expect(staticDiscount(expiry, { shockedValueUsd: 10, set: paradex })).toBe(1)
})
