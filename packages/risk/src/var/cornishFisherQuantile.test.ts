import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { cornishFisherQuantile } from './cornishFisherQuantile.ts'

test('default', () => {
  const normal = { probability: 0.05, skewness: 0, excessKurtosis: 0 }
  expect(cornishFisherQuantile(normal)).toBeCloseTo(-1.6448536269514722, 14)
  // By hand with z = −1.64485, s = −1, k = 3.
  expect(cornishFisherQuantile({ ...normal, skewness: -1, excessKurtosis: 3 })).toBeCloseTo(
    -1.849786,
    6,
  )
})

test('error: ParameterOutOfRangeError', () => {
  expect(() =>
    cornishFisherQuantile({ probability: 0.05, skewness: Number.NaN, excessKurtosis: 0 }),
  ).toThrow(ParameterOutOfRangeError)
})
