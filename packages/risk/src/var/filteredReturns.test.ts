import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { filteredReturns } from './filteredReturns.ts'

const parameters = {
  returns: [0.01, -0.04],
  conditionalVolatilities: [0.01, 0.02],
  forecastVolatility: 0.03,
}

test('default', () => {
  const [first, second] = filteredReturns(parameters)
  expect(first).toBeCloseTo(0.03, 14)
  expect(second).toBeCloseTo(-0.06, 14)
})

test('behavior: under constant volatility nothing changes', () => {
  const flat = { ...parameters, conditionalVolatilities: [0.03, 0.03] }
  expect([...filteredReturns({ ...flat, mean: 0.001 })]).toEqual([
    expect.closeTo(0.01, 14),
    expect.closeTo(-0.04, 14),
  ])
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => filteredReturns({ ...parameters, conditionalVolatilities: [0, 1] })).toThrow(
    ParameterOutOfRangeError,
  )
})

test('error: MismatchedLengthsError', () => {
  expect(() => filteredReturns({ ...parameters, conditionalVolatilities: [1] })).toThrow(
    MismatchedLengthsError,
  )
})
