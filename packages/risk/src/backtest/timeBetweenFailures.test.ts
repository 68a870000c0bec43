import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { kupiecFirstFailure, kupiecProportion } from './kupiec.ts'
import { timeBetweenFailures, timeBetweenFailuresIndependence } from './timeBetweenFailures.ts'

const confidence = 0.99

test('default', () => {
  const durations = [40, 3]
  const independence = timeBetweenFailuresIndependence({ durations, confidence })
  const one = (firstFailure: number) =>
    kupiecFirstFailure({ firstFailure, observations: 250, confidence }).statistic
  expect(independence.statistic).toBeCloseTo(one(40) + one(3), 12)
  expect(independence.degreesOfFreedom).toBe(2)
  const mixed = timeBetweenFailures({ durations, confidence, observations: 250 })
  const proportion = kupiecProportion({ observations: 250, failures: 2, confidence })
  expect(mixed.statistic).toBeCloseTo(independence.statistic + proportion.statistic, 12)
  expect(mixed.degreesOfFreedom).toBe(3)
})

test('behavior: without failures only their absence speaks', () => {
  expect(timeBetweenFailuresIndependence({ durations: [], confidence }).pValue).toBe(1)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => timeBetweenFailuresIndependence({ durations: [0], confidence })).toThrow(
    ParameterOutOfRangeError,
  )
})
