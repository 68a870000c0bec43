import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blackFixed } from '../../test/blackReference.ts'
import { blackScholesMertonValue } from '../pricing/blackScholesMertonValue.ts'
import { InvalidTimeError } from '../pricing/errors/invalidTimeError.ts'
import { InvalidVolatilityError } from '../pricing/errors/invalidVolatilityError.ts'
import { black76Greeks } from './black76Greeks.ts'
import { type EuropeanGreeks, europeanGreeks } from './europeanGreeks.ts'

const base = {
  type: 'call',
  spot: 105,
  strike: 100,
  timeYears: 0.5,
  volatility: 0.36,
  rate: 0.1,
  assetYield: 0.1,
} as const

test('default', () => {
  expect(europeanGreeks(base).delta).toBeCloseTo(0.5946, 4)
  expect(europeanGreeks({ ...base, type: 'put' }).elasticity).toBeCloseTo(-4.8775, 4)
})

test('behavior: relative error below 1e-12, against 40 digits', () => {
  for (const type of ['call', 'put'] as const) {
    for (const strike of [61.3, 88.1, 99.97, 103.3, 140.9]) {
      for (const [volatility, timeYears] of [
        [0.2, 0.3],
        [0.9, 0.1],
        [0.65, 2.5],
        [0.5, 7 / 365],
      ] as const) {
        const option = { type, forward: 100, strike, timeYears, volatility }
        const exact = blackFixed(option)
        const greeks = black76Greeks(option)
        for (const name of [
          'forwardDelta',
          'gamma',
          'vega',
          'vanna',
          'volga',
          'thetaPerYear',
        ] as const) {
          const error = Math.abs(greeks[name] / exact[name] - 1)
          expect(error, `${name} of ${JSON.stringify(option)}`).toBeLessThan(1e-12)
        }
      }
    }
  }
})

const market = fc.record({
  type: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.double({ min: 50, max: 150, noNaN: true }),
  strike: fc.constant(100),
  timeYears: fc.double({ min: 0.1, max: 2, noNaN: true }),
  volatility: fc.double({ min: 0.15, max: 1.2, noNaN: true }),
  rate: fc.double({ min: -0.05, max: 0.15, noNaN: true }),
  assetYield: fc.double({ min: -0.05, max: 0.15, noNaN: true }),
})

type Market = Parameters<typeof europeanGreeks>[0]

/** Richardson's central difference: errors of the fourth order only. */
function slope(
  of: (market: Market) => number,
  at: Market,
  key: 'spot' | 'strike' | 'volatility' | 'rate' | 'assetYield' | 'timeYears',
): number {
  const h = key === 'spot' || key === 'strike' ? 0.02 : 2e-4
  const central = (step: number): number =>
    (of({ ...at, [key]: (at[key] ?? 0) + step }) - of({ ...at, [key]: (at[key] ?? 0) - step })) /
    (2 * step)
  return (4 * central(h / 2) - central(h)) / 3
}

const greek =
  (name: Exclude<keyof EuropeanGreeks, 'elasticity'>) =>
  (at: Market): number =>
    europeanGreeks(at)[name]

test('behavior: closed forms agree with central differences', () => {
  fc.assert(
    fc.property(market, (at) => {
      const greeks = europeanGreeks(at)
      const pairs: readonly (readonly [string, number, number])[] = [
        ['delta', greeks.delta, slope(blackScholesMertonValue, at, 'spot')],
        ['gamma', greeks.gamma, slope(greek('delta'), at, 'spot')],
        ['vega', greeks.vega, slope(blackScholesMertonValue, at, 'volatility')],
        ['theta', greeks.thetaPerYear, -slope(blackScholesMertonValue, at, 'timeYears')],
        ['rho', greeks.rho, slope(blackScholesMertonValue, at, 'rate')],
        ['yieldRho', greeks.yieldRho, slope(blackScholesMertonValue, at, 'assetYield')],
        ['vanna', greeks.vanna, slope(greek('delta'), at, 'volatility')],
        ['volga', greeks.volga, slope(greek('vega'), at, 'volatility')],
        ['charm', greeks.charmPerYear, -slope(greek('delta'), at, 'timeYears')],
        ['speed', greeks.speed, slope(greek('gamma'), at, 'spot')],
        ['strikeDelta', greeks.strikeDelta, slope(blackScholesMertonValue, at, 'strike')],
        ['strikeGamma', greeks.strikeGamma, slope(greek('strikeDelta'), at, 'strike')],
      ]
      for (const [name, closed, difference] of pairs) {
        const error = Math.abs(closed - difference)
        expect(error, `${name} ${closed} ${difference}`).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(closed)),
        )
      }
    }),
  )
})

test('behavior: value, theta, delta and gamma satisfy the Black-Scholes equation', () => {
  fc.assert(
    fc.property(market, (at) => {
      const { value, delta, gamma, thetaPerYear } = europeanGreeks(at)
      const { spot, rate, volatility } = at
      const carried = (rate - at.assetYield) * spot * delta
      const residue = thetaPerYear + 0.5 * (volatility * spot) ** 2 * gamma + carried - rate * value
      expect(Math.abs(residue)).toBeLessThan(1e-11)
    }),
  )
})

test('behavior: an option worth nothing has no elasticity', () => {
  const far = europeanGreeks({ ...base, strike: 1e6, timeYears: 1 / 365 })
  expect(far.value).toBe(0)
  expect(far.elasticity).toBe('worthless')
})

test('error: InvalidVolatilityError', () => {
  expect(() => europeanGreeks({ ...base, volatility: 0 })).toThrow(InvalidVolatilityError)
})

test('error: InvalidTimeError', () => {
  expect(() => europeanGreeks({ ...base, timeYears: 0 })).toThrow(InvalidTimeError)
})
