import { expect, test } from 'vitest'
import { black76Greeks } from '../greeks/black76Greeks.ts'
import { black76Value } from './black76Value.ts'
import { type BlackBatch, blackBatch, createBlackBatchResults } from './blackBatch.ts'
import { InvalidVolatilityError } from './errors/invalidVolatilityError.ts'
import { LengthMismatchError } from './errors/lengthMismatchError.ts'

const strikes = [5, 40, 61.3, 88.1, 99.97, 100, 103.3, 140.9, 300, 2000]
const batch: BlackBatch = {
  forwards: Float64Array.from(strikes, () => 100),
  strikes: Float64Array.from(strikes),
  timesYears: Float64Array.from(strikes, (_, i) => 0.02 + 0.3 * i),
  volatilities: Float64Array.from(strikes, (_, i) => 0.9 - 0.07 * i),
  isCall: Uint8Array.from(strikes, (_, i) => i % 2),
  rates: Float64Array.from(strikes, (_, i) => (i < 5 ? 0 : 0.05)),
}

test('default', () => {
  const results = blackBatch(batch)
  for (const [i, strike] of strikes.entries()) {
    const option = {
      type: batch.isCall[i] === 1 ? 'call' : 'put',
      forward: 100,
      strike,
      timeYears: batch.timesYears[i] ?? 0,
      volatility: batch.volatilities[i] ?? 0,
    } as const
    const rate = batch.rates?.[i] ?? 0
    const value = black76Value({ ...option, discountFactor: Math.exp(-rate * option.timeYears) })
    const greeks = black76Greeks({ ...option, rate })
    expect(Math.abs((results.values[i] ?? 0) - value)).toBeLessThan(1e-14 * 100 + 1e-15 * strike)
    expect(results.forwardDeltas[i]).toBeCloseTo(greeks.forwardDelta, 14)
    expect((results.gammas[i] ?? 0) / greeks.gamma).toBeCloseTo(1, 12)
    expect((results.vegas[i] ?? 0) / greeks.vega).toBeCloseTo(1, 12)
    expect(results.thetasPerYear[i]).toBeCloseTo(greeks.thetaPerYear, 10)
  }
})

test('behavior: writes into what it is given', () => {
  const results = createBlackBatchResults(strikes.length)
  expect(blackBatch(batch, results)).toBe(results)
  expect(results.values[4]).toBeGreaterThan(0)
})

test('error: LengthMismatchError', () => {
  expect(() => blackBatch({ ...batch, strikes: new Float64Array(3) })).toThrow(LengthMismatchError)
  expect(() => blackBatch(batch, createBlackBatchResults(3))).toThrow(LengthMismatchError)
})

test('error: InvalidVolatilityError', () => {
  const volatilities = Float64Array.from(batch.volatilities)
  volatilities[7] = Number.NaN
  expect(() => blackBatch({ ...batch, volatilities })).toThrow(InvalidVolatilityError)
  expect(() => blackBatch({ ...batch, volatilities })).toThrow('volatilities[7]')
})
