import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { modifiedVar } from '../var/modifiedVar.ts'
import { gaussianShortfall } from './gaussianShortfall.ts'
import { modifiedShortfall } from './modifiedShortfall.ts'

test('default', () => {
  const gaussian = { mean: 0.01, standardDeviation: 0.02, confidence: 0.95 }
  const normal = modifiedShortfall({ ...gaussian, skewness: 0, excessKurtosis: 0 })
  expect(normal).toBeCloseTo(gaussianShortfall(gaussian), 14)
})

test('behavior: it is never below the modified value at risk', () => {
  const shape = fc.double({ min: -2, max: 10, noNaN: true })
  fc.assert(
    fc.property(
      shape,
      shape,
      fc.double({ min: 0.5, max: 0.999, noNaN: true }),
      (skewness, excessKurtosis, confidence) => {
        const parameters = { mean: 0, standardDeviation: 1, confidence, skewness, excessKurtosis }
        expect(modifiedShortfall(parameters)).toBeGreaterThanOrEqual(modifiedVar(parameters) - 1e-9)
      },
    ),
  )
})

test('error: ParameterOutOfRangeError', () => {
  const parameters = { mean: 0, standardDeviation: -1, confidence: 0.9 }
  expect(() => modifiedShortfall({ ...parameters, skewness: 0, excessKurtosis: 0 })).toThrow(
    ParameterOutOfRangeError,
  )
})
