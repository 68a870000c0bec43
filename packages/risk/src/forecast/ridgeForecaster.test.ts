import { expect, test } from 'vitest'
import { createGenerator } from '../random/createGenerator.ts'
import { createRidgeForecaster } from './ridgeForecaster.ts'

test('default', () => {
  const { nextNormal } = createGenerator(94n)
  const returns = Float64Array.from({ length: 600 }, (_, t) => (t < 300 ? 1 : 3) * nextNormal())
  const history = { returns, realisedVariances: returns.map((it) => it * it) }
  const next = createRidgeForecaster().fit(history)(history)
  expect(next).toBeGreaterThan(3)
  expect(next).toBeLessThan(20)
})

test('behavior: a feature that never moves changes nothing', () => {
  const { nextNormal } = createGenerator(95n)
  const returns = Float64Array.from({ length: 300 }, nextNormal)
  const bare = { returns, realisedVariances: returns.map((it) => it * it) }
  const still = { ...bare, features: [new Float64Array(300).fill(7)] }
  const forecaster = createRidgeForecaster()
  expect(forecaster.fit(still)(still)).toBeCloseTo(forecaster.fit(bare)(bare), 10)
})
