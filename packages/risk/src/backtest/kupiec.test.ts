import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { kupiecFirstFailure, kupiecProportion } from './kupiec.ts'

test('default', () => {
  // The example in the documentation of MathWorks' varbacktest.
  const { statistic, pValue } = kupiecProportion({
    observations: 1043,
    failures: 57,
    confidence: 0.95,
  })
  expect(statistic).toBeCloseTo(0.46147, 5)
  expect(pValue).toBeCloseTo(0.49694, 5)
})

test('behavior: as many as expected is no evidence, none at all is some', () => {
  expect(
    kupiecProportion({ observations: 100, failures: 1, confidence: 0.99 }).statistic,
  ).toBeCloseTo(0, 9)
  const none = kupiecProportion({ observations: 250, failures: 0, confidence: 0.99 })
  expect(none.statistic).toBeCloseTo(-500 * Math.log(0.99), 9)
  expect(kupiecProportion({ observations: 3, failures: 3, confidence: 0.5 }).pValue).toBeLessThan(
    0.05,
  )
})

test('behavior: the first failure', () => {
  const base = { observations: 250, confidence: 0.99 }
  expect(kupiecFirstFailure({ ...base, firstFailure: 100 }).statistic).toBeCloseTo(0, 9)
  expect(kupiecFirstFailure({ ...base, firstFailure: 1 }).statistic).toBeCloseTo(
    -2 * Math.log(0.01),
    9,
  )
  expect(kupiecFirstFailure({ ...base, firstFailure: 'none' }).statistic).toBeCloseTo(5.025, 3)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => kupiecProportion({ observations: 10, failures: 11, confidence: 0.9 })).toThrow(
    ParameterOutOfRangeError,
  )
})

test('error: InvalidConfidenceError', () => {
  expect(() => kupiecProportion({ observations: 10, failures: 1, confidence: 0 })).toThrow(
    InvalidConfidenceError,
  )
})
