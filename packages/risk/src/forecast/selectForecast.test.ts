import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { createEwmaForecaster, createGarchForecaster } from './baselineForecasters.ts'
import { createHarForecaster } from './harForecaster.ts'
import { createRidgeForecaster } from './ridgeForecaster.ts'
import { selectForecast } from './selectForecast.ts'

const { nextNormal } = createGenerator(91n)
let variance = 1
const returns = Float64Array.from({ length: 900 }, () => {
  const value = Math.sqrt(variance) * nextNormal()
  variance = 0.05 + 0.12 * value * value + 0.83 * variance
  return value
})
const candidates = [
  { forecaster: createEwmaForecaster() },
  { forecaster: createGarchForecaster({ mean: 'zero' }) },
  { forecaster: createGarchForecaster({ model: 'gjr', mean: 'zero' }) },
  { forecaster: createHarForecaster() },
  { forecaster: createRidgeForecaster(), mustBeat: ['har', 'garch'] },
]

test('default', () => {
  const selection = selectForecast({ candidates, history: { returns }, refitEvery: 150 })
  expect(selection.evaluatedDays).toBe(450)
  expect(selection.scores.map(({ name }) => name).toSorted()).toEqual([
    'ewma',
    'garch',
    'gjr',
    'har',
    'ridge',
  ])
  const losses = selection.scores.map((it) => it.qlike)
  expect(losses).toEqual(losses.toSorted((a, b) => a - b))
  const ridge = selection.scores.find(({ name }) => name === 'ridge')
  const rivals = selection.scores.filter(({ name }) => name === 'har' || name === 'garch')
  expect(ridge?.isAdmitted).toBe(rivals.every((it) => (ridge?.qlike ?? Infinity) < it.qlike))
  expect(selection.nextVariance).toBeGreaterThan(0)
})

test('behavior: a model that knows more is admitted and chosen', () => {
  // A feature that announces tomorrow's variance is what the trained model is for.
  const noise = createGenerator(92n)
  const level = Float64Array.from({ length: 900 }, () => Math.exp(noise.nextNormal()))
  const announced = level.map(
    (_, t) => Math.sqrt(t === 0 ? 1 : (level[t - 1] as number)) * noise.nextNormal(),
  )
  const features = [level.map((it) => Math.log(it))]
  const selection = selectForecast({
    candidates,
    history: { returns: announced, features },
    refitEvery: 150,
  })
  expect(selection.chosen).toBe('ridge')
})

test('behavior: forecasts do not see the future', () => {
  const changed = Float64Array.from(returns)
  changed[899] = 50
  const run = (given: Float64Array) =>
    selectForecast({ candidates: candidates.slice(0, 1), history: { returns: given } }).scores[0]
      ?.forecasts
  expect(run(changed)).toEqual(run(returns))
})

test('error: EmptyHistoryError', () => {
  const few = { returns: returns.subarray(0, 100) }
  expect(() => selectForecast({ candidates, history: few })).toThrow(EmptyHistoryError)
  expect(() => selectForecast({ candidates: [], history: { returns } })).toThrow(EmptyHistoryError)
})

test('error: MismatchedLengthsError', () => {
  const history = { returns, realisedVariances: [1] }
  expect(() => selectForecast({ candidates, history })).toThrow(MismatchedLengthsError)
})
