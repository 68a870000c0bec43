import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidVolatilityError } from '../pricing/errors/invalidVolatilityError.ts'
import { TooFewQuotesError } from './errors/tooFewQuotesError.ts'
import { fitSvi } from './fitSvi.ts'
import { type RawSvi, sviTotalVariance } from './rawSvi.ts'
import type { QuotedSmile } from './sviQuotes.ts'

function quoted(svi: RawSvi, timeYears: number): QuotedSmile {
  const moneyness = [-0.8, -0.55, -0.35, -0.2, -0.1, -0.03, 0.02, 0.1, 0.22, 0.4, 0.6, 0.9]
  const quotes = moneyness.map((k) => ({
    strike: 2000 * Math.exp(k),
    volatility: Math.sqrt(sviTotalVariance(svi, k) / timeYears),
  }))
  return { forward: 2000, timeYears, quotes }
}

const smile = { a: 0.03, b: 0.15, rho: -0.3, m: 0.05, sigma: 0.2 }

test('default', () => {
  const { svi, volatilityError, arbitrage } = fitSvi(quoted(smile, 0.25))
  expect(volatilityError).toBeLessThan(1e-6)
  expect(svi.rho).toBeCloseTo(smile.rho, 3)
  expect(svi.b).toBeCloseTo(smile.b, 3)
  expect(arbitrage.isFree).toBe(true)
})

test('behavior: quotes that are a smile are met, whatever the smile', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.005, max: 0.2, noNaN: true }),
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      fc.double({ min: -0.8, max: 0.8, noNaN: true }),
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      fc.double({ min: 0.08, max: 0.6, noNaN: true }),
      (a, b, rho, m, sigma) => {
        const fit = fitSvi(quoted({ a, b, rho, m, sigma }, 0.5))
        expect(fit.volatilityError).toBeLessThan(1e-4)
        expect(fit.arbitrage.leastVariance).toBeGreaterThanOrEqual(-1e-15)
        expect(fit.arbitrage.steepestWing).toBeLessThanOrEqual(2 + 1e-9)
      },
    ),
    { numRuns: 25 },
  )
})

test('behavior: quotes of one volatility are a flat smile', () => {
  const flat = { a: 0.09, b: 0, rho: 0, m: 0, sigma: 0.1 }
  expect(fitSvi(quoted(flat, 0.25)).volatilityError).toBeLessThan(1e-9)
})

test('error: TooFewQuotesError', () => {
  const few = quoted(smile, 0.25)
  expect(() => fitSvi({ ...few, quotes: few.quotes.slice(0, 4) })).toThrow(TooFewQuotesError)
})

test('error: InvalidVolatilityError', () => {
  const few = quoted(smile, 0.25)
  const quotes = [...few.quotes, { strike: 1000, volatility: Number.NaN }]
  expect(() => fitSvi({ ...few, quotes })).toThrow(InvalidVolatilityError)
  expect(() => fitSvi({ ...few, quotes })).toThrow('quotes[12].volatility')
})
