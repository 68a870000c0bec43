import fc from 'fast-check'
import { expect, test } from 'vitest'
import { black76Value } from './black76Value.ts'
import { PriceOutsideBoundsError } from './errors/priceOutsideBoundsError.ts'
import { impliedVolatility } from './impliedVolatility.ts'

const base = { type: 'call', forward: 100, strike: 110, timeYears: 0.25 } as const

test('default', () => {
  const value = black76Value({ ...base, volatility: 0.55 })
  expect(impliedVolatility({ ...base, value })).toBeCloseTo(0.55, 13)
})

test('behavior: a value equal to intrinsic gives zero', () => {
  expect(impliedVolatility({ ...base, strike: 80, value: 20 })).toBe(0)
})

test('behavior: finds the volatility that made the value, to 1e-12 where vega allows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('call' as const, 'put' as const),
      fc.double({ min: 0.02, max: 50, noNaN: true }),
      fc.double({ min: 1e-4, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (type, moneyness, timeYears, volatility) => {
        const option = { type, forward: 100, strike: 100 * moneyness, timeYears }
        const value = black76Value({ ...option, volatility })
        const up = black76Value({ ...option, volatility: volatility * (1 + 1e-6) })
        const vega = (up - value) / (volatility * 1e-6)
        fc.pre(
          vega > 0 && value < Math.min(100, option.strike) * 0.999999 + Math.max(0, value - 100),
        )
        const found = impliedVolatility({ ...option, value })
        // The value is known to some last digits of itself; vega turns that into volatility.
        const slack = 1e-12 + (4e-16 * (value + 100 * 2e-1)) / vega
        expect(Math.abs(found - volatility)).toBeLessThan(slack)
      },
    ),
    { numRuns: 2000 },
  )
})

test('behavior: deep out of the money, down to values of 1e-290', () => {
  for (const [strike, volatility] of [
    [500, 0.12],
    [900, 0.13],
    [300, 0.06],
    [20, 0.1],
  ] as const) {
    const option = {
      type: strike > 100 ? 'call' : 'put',
      forward: 100,
      strike,
      timeYears: 0.5,
    } as const
    const value = black76Value({ ...option, volatility })
    expect(value).toBeLessThan(1e-20)
    expect(value).toBeGreaterThan(0)
    expect(Math.abs(impliedVolatility({ ...option, value }) - volatility)).toBeLessThan(1e-12)
  }
})

test('error: PriceOutsideBoundsError', () => {
  for (const value of [-1, 100, 200, Number.NaN]) {
    expect(() => impliedVolatility({ ...base, value })).toThrow(PriceOutsideBoundsError)
  }
  expect(() => impliedVolatility({ ...base, strike: 80, value: 19.99 })).toThrow(
    PriceOutsideBoundsError,
  )
  expect(() => impliedVolatility({ ...base, value: 101 })).toThrowErrorMatchingInlineSnapshot(`
    [PriceOutsideBoundsError: A call at 101 has no implied volatility.
    Without arbitrage its value lies in [0, 100), discounted.
    Check that price, forward and discount factor are of one moment, or drop the quote.]
  `)
})
