import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { createEwmaForecaster, createGarchForecaster } from './baselineForecasters.ts'

const { nextNormal } = createGenerator(93n)
const returns = Float64Array.from({ length: 400 }, nextNormal)
const history = { returns, realisedVariances: returns.map((it) => it * it) }

test('default', () => {
  for (const forecaster of [createEwmaForecaster(), createGarchForecaster()]) {
    const next = forecaster.fit(history)(history)
    expect(next).toBeGreaterThan(0.3)
    expect(next).toBeLessThan(3)
  }
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => createEwmaForecaster({ decay: 1 })).toThrow(ParameterOutOfRangeError)
})
