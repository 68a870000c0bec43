import { expect, test } from 'vitest'
import { InvalidPriceError } from './errors/invalidPriceError.ts'
import { futureForward } from './futureForward.ts'
import { linearValue } from './linearValue.ts'

test('default', () => {
  expect(linearValue({ kind: 'spot', quantity: -2, markPrice: 1500 })).toBe(-3000)
  const linear = { kind: 'linear', quantity: -2, markPrice: 1500, entryPrice: 1600 } as const
  expect(linearValue({ ...linear, accruedFunding: 5 })).toBe(205)
})

test('behavior: an inverse position gains in the asset', () => {
  const inverse = { kind: 'inverse', quantity: 1000, markPrice: 2000, entryPrice: 1000 } as const
  // 1000 · (1/1000 − 1/2000) = half a coin, worth 1000 at the mark.
  expect(linearValue(inverse)).toBe(1000)
  expect(linearValue({ ...inverse, accruedFunding: 0.1 })).toBe(1200)
})

test('behavior: a future is worth nothing at its entry, and its fair price is the forward', () => {
  const forward = futureForward({ spot: 100, timeYears: 0.5, rate: 0.1, assetYield: 0.02 })
  expect(forward).toBeCloseTo(100 * Math.exp(0.04), 12)
  const future = { kind: 'linear', quantity: 3, markPrice: forward, entryPrice: forward } as const
  expect(linearValue(future)).toBe(0)
})

test('error: InvalidPriceError', () => {
  const wrong = { kind: 'inverse', quantity: 1, markPrice: 0, entryPrice: 1 } as const
  expect(() => linearValue(wrong)).toThrow(InvalidPriceError)
})
