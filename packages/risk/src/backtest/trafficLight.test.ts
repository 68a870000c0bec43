import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { binomialTest, trafficLight } from './trafficLight.ts'

const year = { observations: 250, confidence: 0.99 }

test('default', () => {
  const zones = [0, 4, 5, 6, 7, 8, 9, 10].map((failures) => {
    const { zone, multiplier } = trafficLight({ ...year, failures })
    return `${failures} ${zone} ${multiplier}`
  })
  expect(zones).toEqual([
    '0 green 3',
    '4 green 3',
    '5 yellow 3.4',
    '6 yellow 3.5',
    '7 yellow 3.65',
    '8 yellow 3.75',
    '9 yellow 3.85',
    '10 red 4',
  ])
})

test('behavior: other tests have their own bounds, and the increase grows with the count', () => {
  let before = 0
  for (let failures = 0; failures < 200; failures++) {
    const { increase } = trafficLight({ observations: 1000, confidence: 0.95, failures })
    expect(increase).toBeGreaterThanOrEqual(before)
    before = increase
  }
  expect(before).toBe(1)
})

test('behavior: the binomial test', () => {
  // The example in the documentation of MathWorks' varbacktest.
  const { zScore, pValue, correctedPValue } = binomialTest({
    observations: 1043,
    failures: 57,
    confidence: 0.95,
  })
  expect(zScore).toBeCloseTo(0.68905, 5)
  expect(pValue).toBeCloseTo(0.49079, 5)
  expect(correctedPValue).toBeGreaterThan(pValue)
  // Less than half a failure away is as expected.
  const near = binomialTest({ observations: 293, failures: 15, confidence: 0.95 })
  expect(near.correctedPValue).toBe(1)
})

test('error: InvalidConfidenceError', () => {
  expect(() => trafficLight({ ...year, failures: 1, confidence: 1 })).toThrow(
    InvalidConfidenceError,
  )
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => trafficLight({ ...year, failures: 251 })).toThrow(ParameterOutOfRangeError)
})
