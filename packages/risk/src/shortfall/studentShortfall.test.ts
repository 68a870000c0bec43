import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { gaussianShortfall } from './gaussianShortfall.ts'
import { studentShortfall, studentVar } from './studentShortfall.ts'

const parameters = { location: 0, scale: 1, degreesOfFreedom: 4, confidence: 0.99 }

test('default', () => {
  expect(studentVar(parameters)).toBeCloseTo(3.746947388, 8)
  // The mean of the quantiles beyond 99 %, integrated numerically.
  let sum = 0
  for (let k = 0; k < 2000; k++) {
    // Points crowd where the quantile runs away: u = v², du = 2v dv.
    const v = (k + 0.5) / 2000
    const quantile = studentVar({ ...parameters, confidence: 1 - 0.01 * v * v })
    sum += (quantile * 2 * v) / 2000
  }
  expect(studentShortfall(parameters)).toBeCloseTo(sum, 3)
})

test('behavior: many degrees of freedom are normal', () => {
  const normal = gaussianShortfall({ mean: 0, standardDeviation: 1, confidence: 0.99 })
  expect(studentShortfall({ ...parameters, degreesOfFreedom: 1e6 })).toBeCloseTo(normal, 4)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => studentShortfall({ ...parameters, degreesOfFreedom: 1 })).toThrow(
    ParameterOutOfRangeError,
  )
})
