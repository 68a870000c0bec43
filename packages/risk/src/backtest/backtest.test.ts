import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { backtest } from './backtest.ts'
import { createGaussianModel, createHistoricalModel, type RiskModel } from './riskModels.ts'

const { nextNormal } = createGenerator(131n)
let price = 100
const prices = Float64Array.from({ length: 1251 }, () => {
  price *= 1 + 0.02 * nextNormal()
  return price
})
const history = { kind: 'prices', prices } as const
const run = (models: readonly RiskModel[]) =>
  backtest({ history, models, confidence: 0.975, generator: createGenerator(1n), simulations: 300 })

test('default', () => {
  for (const result of run([createGaussianModel(), createHistoricalModel()])) {
    expect(result.observations).toBe(1000)
    expect(result.tests.proportion.pValue).toBeGreaterThan(0.01)
    expect(result.trafficLight.zone).not.toBe('red')
    expect(result.shortfall).toMatchObject({ seed: '1' })
  }
})

test('behavior: a model that halves the risk is found out', () => {
  const { forecast } = createGaussianModel()
  const half: RiskModel = {
    name: 'half',
    forecast: (question) => {
      const { valueAtRisk, expectedShortfall } = forecast(question)
      return { valueAtRisk: valueAtRisk / 2, expectedShortfall: expectedShortfall / 2 }
    },
  }
  const [result] = run([half])
  expect(result?.tests.proportion.pValue).toBeLessThan(1e-6)
  expect(result?.tests.coverage.pValue).toBeLessThan(1e-6)
  expect(result?.trafficLight.zone).toBe('red')
  expect(result?.shortfall).toMatchObject({ unconditionalPValue: 0 })
})

test('behavior: a model without risk has no shortfall to test', () => {
  const none: RiskModel = {
    name: 'none',
    forecast: () => ({ valueAtRisk: 0, expectedShortfall: 0 }),
  }
  expect(run([none])[0]?.shortfall).toBe('not-computable')
})

test('behavior: forecasts do not see the day they are for', () => {
  const seen: number[] = []
  const last: RiskModel = {
    name: 'last',
    forecast: ({ history: known }) => {
      seen.push(known.at(-1) as number)
      return { valueAtRisk: 1, expectedShortfall: 1 }
    },
  }
  const profits = Array.from({ length: 300 }, (_, t) => t)
  const given = { history: { kind: 'profits', profits } as const, models: [last] }
  const [result] = backtest({ ...given, generator: createGenerator(1n), simulations: 1 })
  expect(seen[0]).toBe(249)
  expect(result?.profits[0]).toBe(250)
})

test('error: EmptyHistoryError', () => {
  const short = { kind: 'prices', prices: prices.subarray(0, 100) } as const
  const generator = createGenerator(1n)
  expect(() => backtest({ history: short, models: [createGaussianModel()], generator })).toThrow(
    EmptyHistoryError,
  )
  expect(() => run([])).toThrow(EmptyHistoryError)
})

test('error: InvalidConfidenceError', () => {
  const parameters = { history, models: [createGaussianModel()], generator: createGenerator(1n) }
  expect(() => backtest({ ...parameters, confidence: 99 })).toThrow(InvalidConfidenceError)
})
