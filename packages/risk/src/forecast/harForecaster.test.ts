import { expect, test } from 'vitest'
import { createHarForecaster } from './harForecaster.ts'

test('default', () => {
  // A variance that halves its distance to 1 each day is linear in itself.
  const realisedVariances = Array.from({ length: 80 }, (_, t) => 1 + 0.98 ** t)
  const history = { returns: realisedVariances, realisedVariances }
  const next = createHarForecaster().fit(history)(history)
  expect(next).toBeCloseTo(1 + 0.98 ** 80, 3)
})

test('behavior: a flat or still history has a forecast above zero', () => {
  for (const value of [0, 4]) {
    const realisedVariances = new Float64Array(60).fill(value)
    const history = { returns: realisedVariances, realisedVariances }
    const next = createHarForecaster({ week: 7, month: 30 }).fit(history)(history)
    expect(next).toBeGreaterThan(0)
    expect(next).toBeCloseTo(value, 4)
  }
})
