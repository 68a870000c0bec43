import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { oracleHaircut } from './oracleHaircut.ts'

const base = {
  relativeInterval: 0.002,
  ageSeconds: 0,
  heartbeatSeconds: 3600,
  volatilityPerDay: 0.04,
}

test('default', () => {
  expect(oracleHaircut(base)).toBeCloseTo(0.006, 14)
  expect(oracleHaircut({ ...base, ageSeconds: 21_600 })).toBeCloseTo(3 * (0.002 + 0.02), 14)
  expect(oracleHaircut({ ...base, ageSeconds: 36_000 })).toBe(1)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => oracleHaircut({ ...base, ageSeconds: -1 })).toThrow(ParameterOutOfRangeError)
})
