import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { chiSquareCdf, chiSquareSurvival } from './chiSquare.ts'

test('default', () => {
  // Two degrees of freedom are exponential: P(X > x) = exp(−x/2).
  expect(chiSquareSurvival({ value: 3, degreesOfFreedom: 2 })).toBeCloseTo(Math.exp(-1.5), 15)
  // The 95 % points of the tables: 3.841459 (1), 5.991465 (2), 76.7778 (58).
  expect(chiSquareSurvival({ value: 3.841458820694124, degreesOfFreedom: 1 })).toBeCloseTo(0.05, 13)
  expect(chiSquareSurvival({ value: 76.7778031560618, degreesOfFreedom: 58 })).toBeCloseTo(0.05, 12)
  expect(chiSquareCdf({ value: 0, degreesOfFreedom: 3 })).toBe(0)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => chiSquareSurvival({ value: -1, degreesOfFreedom: 1 })).toThrow(
    ParameterOutOfRangeError,
  )
})
