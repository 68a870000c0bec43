import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import {
  createEwmaModel,
  createFilteredModel,
  createGarchModel,
  createGaussianModel,
  createHistoricalModel,
  createModifiedModel,
} from './riskModels.ts'

const { nextNormal } = createGenerator(121n)
const history = Float64Array.from({ length: 500 }, nextNormal)

test('default', () => {
  const models = [
    createHistoricalModel(),
    createGaussianModel(),
    createModifiedModel(),
    createEwmaModel(),
    createFilteredModel(),
    createGarchModel(),
  ]
  for (const { name, forecast } of models) {
    const { valueAtRisk, expectedShortfall } = forecast({ history, confidence: 0.95 })
    expect(Math.abs(valueAtRisk - 1.645), name).toBeLessThan(0.6)
    expect(expectedShortfall, name).toBeGreaterThanOrEqual(valueAtRisk)
  }
})

test('behavior: filtered history grows with recent moves', () => {
  const wild = Float64Array.from(history, (it, t) => (t < 480 ? it : 4 * it))
  const { forecast } = createFilteredModel()
  const calm = forecast({ history, confidence: 0.95 }).valueAtRisk
  expect(forecast({ history: wild, confidence: 0.95 }).valueAtRisk).toBeGreaterThan(1.5 * calm)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => createEwmaModel({ decay: 2 })).toThrow(ParameterOutOfRangeError)
})
