import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { kurtosisHaircut, volatilityHaircut } from './volatilityHaircut.ts'

const base = { volatilityPerDay: 0.04, liquidationDays: 4 }

test('default', () => {
  expect(volatilityHaircut(base)).toBeCloseTo(1 - Math.exp(-2.3263478740408408 * 0.08), 12)
  expect(volatilityHaircut({ ...base, floor: 0.5 })).toBe(0.5)
  expect(kurtosisHaircut({ ...base, excessKurtosis: 8 })).toBeGreaterThan(volatilityHaircut(base))
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => volatilityHaircut({ ...base, volatilityPerDay: -1 })).toThrow(
    ParameterOutOfRangeError,
  )
})

test('error: InvalidConfidenceError', () => {
  expect(() => volatilityHaircut({ ...base, confidence: 1 })).toThrow(InvalidConfidenceError)
})
