import { RAY } from '@crossmargin/core'
import { assert, bigInt, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { blankReserve } from '../index/blankReserve.ts'
import { accruedReserve } from './accrual.ts'
import { compoundedInterest, linearInterest } from './compoundedInterest.ts'

const rate = bigInt({ min: 0n, max: 10n * RAY })
const seconds = bigInt({ min: 0n, max: 100_000_000n })
const year = 31_536_000n

const row = {
  ...blankReserve,
  asset: '0x0a',
  reserve_id: 0,
  symbol: 'A',
  decimals: 18,
  a_token: '0x0b',
  debt_token: '0x0c',
  reserve_factor_bps: 1_000,
  liquidity_rate_ray: RAY / 20n,
  debt_rate_ray: RAY / 10n,
  updated_seconds: 1_000,
  scaled_debt: 10n ** 18n,
} as const

test('default: a year at ten per cent', () => {
  const parameters = { ratePerYearRay: RAY / 10n, seconds: year }
  expect(linearInterest(parameters)).toBe((RAY * 11n) / 10n)
  // 1 + 0.1 + 0.005 + 0.000166…
  expect(compoundedInterest(parameters, 10)).toBe(1_105166666666666666666666667n)
  expect(compoundedInterest(parameters, 7)).toBe(1_105162042821782412575504000n)
})

test('behavior: interest only grows, with time and with the rate', () => {
  assert(
    property(rate, rate, seconds, seconds, integer({ min: 7, max: 10 }), (r, q, s, t, revision) => {
      const base = compoundedInterest({ ratePerYearRay: r, seconds: s }, revision)
      const longer = compoundedInterest({ ratePerYearRay: r, seconds: s + t }, revision)
      const dearer = compoundedInterest({ ratePerYearRay: r + q, seconds: s }, revision)
      expect(base >= RAY && longer >= base && dearer >= base).toBe(true)
      expect(base >= linearInterest({ ratePerYearRay: r, seconds: s })).toBe(true)
    }),
  )
})

test('behavior: a reserve is brought to a time, its treasury paid from the debt', () => {
  const atSeconds = 1_000 + Number(year)
  expect(accruedReserve(row, { revision: 10, atSeconds })).toEqual({
    liquidity_index_ray: (RAY * 105n) / 100n,
    debt_index_ray: 1_105166666666666666666666667n,
    // A tenth of 0.105166… of 1e18, over the supply's index.
    treasury_scaled: 10_015873015873016n,
    updated_seconds: atSeconds,
  })
})

test('behavior: the debt index stands while nobody owes; nothing moves within a second', () => {
  const lent = accruedReserve({ ...row, scaled_debt: 0n }, { revision: 10, atSeconds: 9_000 })
  expect([lent.debt_index_ray, lent.treasury_scaled]).toEqual([RAY, 0n])
  expect(accruedReserve(row, { revision: 10, atSeconds: 1_000 })).toBe(row)
})
