import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { gaussianVar } from './gaussianVar.ts'
import { modifiedVar } from './modifiedVar.ts'

const gaussian = { mean: 0.01, standardDeviation: 0.02, confidence: 0.95 }

test('default', () => {
  const normal = modifiedVar({ ...gaussian, skewness: 0, excessKurtosis: 0 })
  expect(normal).toBeCloseTo(gaussianVar(gaussian), 14)
  expect(modifiedVar({ ...gaussian, skewness: -1, excessKurtosis: 3 })).toBeGreaterThan(normal)
})

test('error: InvalidConfidenceError', () => {
  const parameters = { ...gaussian, skewness: 0, excessKurtosis: 0 }
  expect(() => modifiedVar({ ...parameters, confidence: 0 })).toThrow(InvalidConfidenceError)
})
