import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { regularisedBeta } from './regularisedBeta.ts'

test('default', () => {
  // I_x(1, b) = 1 − (1 − x)^b and I_x(a, 1) = x^a.
  expect(regularisedBeta(0.3, { a: 1, b: 4 })).toBeCloseTo(1 - 0.7 ** 4, 15)
  expect(regularisedBeta(0.9, { a: 5, b: 1 })).toBeCloseTo(0.9 ** 5, 15)
  expect(regularisedBeta(0, { a: 2, b: 3 })).toBe(0)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => regularisedBeta(1.5, { a: 1, b: 1 })).toThrow(ParameterOutOfRangeError)
})
