import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { gaussianVar } from './gaussianVar.ts'

const parameters = { mean: 0, standardDeviation: 1, confidence: 0.99 }

test('default', () => {
  expect(gaussianVar(parameters)).toBeCloseTo(2.3263478740408408, 14)
  expect(gaussianVar({ ...parameters, mean: 5 })).toBeCloseTo(-2.6736521259591592, 14)
})

test('error: InvalidConfidenceError', () => {
  expect(() => gaussianVar({ ...parameters, confidence: 1 })).toThrow(InvalidConfidenceError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => gaussianVar({ ...parameters, standardDeviation: -1 })).toThrow(
    ParameterOutOfRangeError,
  )
})
