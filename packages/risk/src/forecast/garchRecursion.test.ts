import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { garchForecast, garchVariances } from './garchRecursion.ts'

const parameters = { mean: 0, omega: 0.2, alpha: 0.2, asymmetry: 0, beta: 0.3 }

test('default', () => {
  const values = { kind: 'values', squaredResidual: 0.01, variance: 0.01 } as const
  const variances = garchVariances([0.1, 0.1, 0.1], parameters, values)
  // The volatilities of QuantLib's test of its GARCH filter.
  const published = [0.452769, 0.513323, 0.530141, 0.5350841]
  published.forEach((vol, t) => {
    expect(Math.sqrt(variances[t] as number)).toBeCloseTo(vol, 6)
  })
})

test('behavior: presample conventions', () => {
  const first = (presample: Parameters<typeof garchVariances>[2]) =>
    garchVariances([1, -1], parameters, presample)[0]
  expect(first({ kind: 'sample' })).toBeCloseTo(0.7, 14)
  expect(first({ kind: 'unconditional' })).toBeCloseTo(0.4, 14)
  expect(first({ kind: 'first-variance', variance: 0.5 })).toBe(0.5)
})

test('behavior: a loss moves a GJR by more than a gain', () => {
  const gjr = { ...parameters, asymmetry: 0.1 }
  const start = { kind: 'first-variance', variance: 0.4 } as const
  expect(garchVariances([-1], gjr, start)[1]).toBeCloseTo(0.62, 14)
  expect(garchVariances([1], gjr, start)[1]).toBeCloseTo(0.52, 14)
})

test('behavior: forecasts revert to the unconditional variance', () => {
  const forecast = garchForecast(parameters, { nextVariance: 1, steps: 60 })
  expect(forecast[1]).toBeCloseTo(0.7, 14)
  expect(forecast[59]).toBeCloseTo(0.4, 12)
})

test('error: EmptyHistoryError', () => {
  expect(() => garchVariances([], parameters)).toThrow(EmptyHistoryError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => garchVariances([1], { ...parameters, omega: 0 })).toThrow(ParameterOutOfRangeError)
})
