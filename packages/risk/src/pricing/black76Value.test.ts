import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blackFixed } from '../../test/blackReference.ts'
import { black76Value } from './black76Value.ts'
import { InvalidPriceError } from './errors/invalidPriceError.ts'
import { InvalidTimeError } from './errors/invalidTimeError.ts'
import { InvalidVolatilityError } from './errors/invalidVolatilityError.ts'

const base = {
  type: 'call',
  forward: 1500,
  strike: 1500,
  timeYears: 7 / 365,
  volatility: 1,
} as const

test('default', () => {
  expect(black76Value(base)).toBeCloseTo(82.80508066863456, 11)
  expect(black76Value({ ...base, type: 'put' })).toBe(black76Value(base))
})

test('behavior: without volatility, forward or strike, the discounted intrinsic value', () => {
  const discountFactor = 0.5
  const flat = { ...base, volatility: 0, discountFactor }
  expect(black76Value({ ...flat, strike: 1000 })).toBe(250)
  expect(black76Value({ ...flat, strike: 1000, type: 'put' })).toBe(0)
  expect(black76Value({ ...base, strike: 0, discountFactor })).toBe(750)
  expect(black76Value({ ...base, forward: 0, type: 'put', discountFactor })).toBe(750)
})

test('behavior: absolute error below 1e-14 of the forward, against 40 digits', () => {
  for (const type of ['call', 'put'] as const) {
    for (const strike of [31.7, 61.3, 88.1, 99.97, 100, 101.3, 140.9, 317.4]) {
      for (const volatility of [0.03, 0.31, 0.9, 2.7]) {
        for (const timeYears of [1 / 365, 0.3, 2.5]) {
          const option = { type, forward: 100, strike, timeYears, volatility }
          const error = Math.abs(black76Value(option) - blackFixed(option).value)
          expect(error, JSON.stringify(option)).toBeLessThan(1e-14 * 100)
        }
      }
    }
  }
})

const option = fc.record({
  forward: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  moneyness: fc.double({ min: 0.05, max: 20, noNaN: true }),
  timeYears: fc.double({ min: 1e-5, max: 5, noNaN: true }),
  volatility: fc.double({ min: 0, max: 4, noNaN: true }),
})

test('behavior: within the no-arbitrage bounds, and parity holds', () => {
  fc.assert(
    fc.property(option, ({ forward, moneyness, timeYears, volatility }) => {
      const strike = forward * moneyness
      const common = { forward, strike, timeYears, volatility, discountFactor: 0.97 }
      const call = black76Value({ ...common, type: 'call' })
      const put = black76Value({ ...common, type: 'put' })
      const slack = 1e-14 * (forward + strike)
      expect(call).toBeGreaterThanOrEqual(Math.max(0, 0.97 * (forward - strike)))
      expect(call).toBeLessThanOrEqual(0.97 * forward + slack)
      expect(put).toBeLessThanOrEqual(0.97 * strike + slack)
      expect(Math.abs(call - put - 0.97 * (forward - strike))).toBeLessThanOrEqual(slack)
    }),
  )
})

test('behavior: rises with volatility, falls with the strike of a call', () => {
  fc.assert(
    fc.property(option, ({ forward, moneyness, timeYears, volatility }) => {
      const call = {
        type: 'call',
        forward,
        strike: forward * moneyness,
        timeYears,
        volatility,
      } as const
      const value = black76Value(call)
      const slack = 1e-14 * forward
      expect(black76Value({ ...call, volatility: volatility + 0.01 })).toBeGreaterThanOrEqual(
        value - slack,
      )
      expect(black76Value({ ...call, strike: call.strike * 1.01 })).toBeLessThanOrEqual(
        value + slack,
      )
    }),
  )
})

test('error: InvalidVolatilityError', () => {
  expect(() => black76Value({ ...base, volatility: -0.1 })).toThrow(InvalidVolatilityError)
  expect(() => black76Value({ ...base, volatility: Number.NaN })).toThrow(InvalidVolatilityError)
})

test('error: InvalidTimeError', () => {
  expect(() => black76Value({ ...base, timeYears: 0 })).toThrow(InvalidTimeError)
})

test('error: InvalidPriceError', () => {
  expect(() => black76Value({ ...base, forward: -1 })).toThrow(InvalidPriceError)
  expect(() => black76Value({ ...base, discountFactor: 0 })).toThrow(InvalidPriceError)
})
