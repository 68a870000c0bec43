import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { logGamma } from './logGamma.ts'

test('default', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12)
  expect(logGamma(1)).toBeCloseTo(0, 14)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => logGamma(0)).toThrow(ParameterOutOfRangeError)
})
