import { expect, test } from 'vitest'
import { InvalidCompoundingRateError } from '../../errors/invalidCompoundingRateError.ts'
import { rateToApy } from './rateToApy.ts'

test('default', () => {
  expect(rateToApy(12_683_916_793e-18)).toBeCloseTo(0.4918246976174727, 14)
  expect(rateToApy(0)).toBe(0)
})

test('error: InvalidCompoundingRateError', () => {
  expect(() => rateToApy(1)).toThrow(InvalidCompoundingRateError)
  expect(() => rateToApy(Number.NaN)).toThrow(InvalidCompoundingRateError)
})
