import { RAY } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accruedIndexRay,
  compoundedInterestRay,
  compoundedRateRay,
  linearInterestRay,
  scaledBalance,
} from './rayInterest.ts'

test('default', () => {
  const interest = { ratePerYearRay: 500_000_000_000_000_000n, seconds: 100_000_100n }
  expect(linearInterestRay(interest)).toBe(1_000_000_001_585_491_184_677_828_513n)
  expect(compoundedInterestRay(interest)).toBe(1_000_000_001_585_491_184_589_599_100n)
})

test('behavior: a year at 10.9 % compounds to 11.5 %', () => {
  const ratePerYearRay = 109_284_236_984_257_451_326_752_610n
  expect(compoundedRateRay({ ratePerYearRay, seconds: 31_536_000n })).toBe(
    115_479_365_565_265_190_368_974_686n,
  )
})

test('behavior: no time and no rate change nothing', () => {
  const rate = fc.bigInt({ min: 0n, max: RAY })
  fc.assert(
    fc.property(rate, (ratePerYearRay) => {
      for (const grow of [linearInterestRay, compoundedInterestRay]) {
        expect(grow({ ratePerYearRay, seconds: 0n })).toBe(RAY)
      }
      expect(compoundedRateRay({ ratePerYearRay, seconds: 0n })).toBe(0n)
      expect(accruedIndexRay({ indexRay: ratePerYearRay, interestRay: RAY })).toBe(ratePerYearRay)
    }),
  )
})

test('behavior: compounding is at least simple interest, but for rounding', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: RAY }),
      fc.bigInt({ min: 0n, max: 100_000_000n }),
      (ratePerYearRay, seconds) => {
        const interest = { ratePerYearRay, seconds }
        const rounding = seconds + 10n
        expect(compoundedInterestRay(interest) + rounding).toBeGreaterThanOrEqual(
          linearInterestRay(interest),
        )
      },
    ),
  )
})

test('behavior: a scaled balance follows its index', () => {
  expect(scaledBalance({ scaledRaw: 10_000n, indexRay: (RAY * 3n) >> 1n })).toBe(15_000n)
})
