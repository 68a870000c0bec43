import { expect, test } from 'vitest'
import type { VectorFamily, VectorOutcome } from '../vectorFamily.ts'
import { deriveBlack76 } from './deriveBlack76.ts'
import { haugDigitalValues } from './haugDigitalValues.ts'
import { haugEuropeanGreeks } from './haugEuropeanGreeks.ts'
import { haugEuropeanValues } from './haugEuropeanValues.ts'
import { perpetualFuturesAhj } from './perpetualFuturesAhj.ts'
import { quantlibDeltaConventions } from './quantlibDeltaConventions.ts'
import { strataBlack76Prices } from './strataBlack76Prices.ts'
import { sviVogtArbitrage } from './sviVogtArbitrage.ts'

/** Cases of the same sources as the files, in other conventions than the files show. */
function run(family: VectorFamily, tolerance: string) {
  return (input: unknown, expected: unknown): VectorOutcome =>
    family.run({ input, expected }, { file: { tolerance, cases: [] }, readData: () => undefined })
}

const passed = { passed: true }

test('behavior: premium-adjusted deltas, both ways, and strikes at the money', () => {
  const check = run(quantlibDeltaConventions, 'delta 1e-3, strike 1e-2')
  const euro = {
    spot: 1.421,
    domesticDiscount: 0.997306,
    foreignDiscount: 0.992266,
    stdDev: 0.1180654,
  }
  const yen = {
    spot: 122.121,
    domesticDiscount: 0.9695434,
    foreignDiscount: 0.9872347,
    stdDev: 0.0887676,
  }
  const steep = {
    spot: 3.4582,
    domesticDiscount: 0.99979,
    foreignDiscount: 0.9250616,
    stdDev: 0.3199034,
  }
  const rows = [
    [{ ...euro, type: 'call', deltaType: 'PaSpot' }, 1.600545, 0.15],
    [{ ...euro, type: 'call', deltaType: 'PaFwd' }, 1.60155, 0.15],
    [{ ...yen, type: 'call', deltaType: 'PaSpot' }, 117.7096, 0.67],
    [{ ...yen, type: 'call', deltaType: 'PaFwd' }, 118.0532, 0.67],
    [{ ...steep, type: 'put', deltaType: 'PaSpot' }, 3.778327, -0.821],
    [{ ...steep, type: 'put', deltaType: 'PaFwd' }, 3.65728, -0.821],
    [{ ...steep, type: 'put', deltaType: 'Fwd' }, 4.51896, -0.821],
  ] as const
  for (const [market, strike, delta] of rows) {
    expect(check({ ...market, strike }, { delta })).toEqual(passed)
    expect(check({ ...market, delta }, { strike })).toEqual(passed)
  }
  const atm = { ...euro, deltaType: 'PaSpot', atmType: 'AtmDeltaNeutral' }
  const forward = (1.421 * 0.992266) / 0.997306
  expect(check(atm, { strike: forward * Math.exp(-0.5 * 0.1180654 ** 2) })).toEqual(passed)
})

test('behavior: American digitals, touched and untouched', () => {
  const check = run(haugDigitalValues, '1e-4')
  const put = { type: 'put', strike: 100, spot: 105, dividendYield: 0, rate: 0.1, t: 0.5, vol: 0.2 }
  const call = { ...put, type: 'call', spot: 95 }
  const cash = { kind: 'cash_or_nothing', exercise: 'american', payoffParam: 15 }
  const asset = { kind: 'asset_at_expiry_or_nothing', payoffParam: null }
  expect(check({ ...put, ...cash }, { value: 9.7264 })).toEqual(passed)
  expect(check({ ...call, ...cash, dividendYield: 0.2 }, { value: 8.9109 })).toEqual(passed)
  expect(check({ ...put, ...asset, dividendYield: 0.01 }, { value: 65.5291 })).toEqual(passed)
  expect(check({ ...put, ...asset, knockin: false }, { value: 40.1574 })).toEqual(passed)
})

test('behavior: the other Greeks of the table', () => {
  const check = run(haugEuropeanGreeks, 'abs 1e-4')
  const put = {
    type: 'put',
    strike: 405,
    spot: 430,
    dividendYield: 0.05,
    rate: 0.07,
    t: 1 / 12,
    vol: 0.2,
  }
  expect(check({ ...put, greek: 'theta' }, { value: -31.1924 })).toEqual(passed)
  const call = { type: 'call', strike: 75, spot: 72, dividendYield: 0, rate: 0.09, t: 1, vol: 0.19 }
  expect(check({ ...call, greek: 'rho' }, { value: 38.7325 })).toEqual(passed)
})

test('behavior: models, forwards and costs of carry by name', () => {
  const check = run(haugEuropeanValues, 'abs 1e-4')
  const future = { type: 'put', strike: 19, forward: 19, rate: 0.1, t: 0.75, vol: 0.28 }
  expect(check({ ...future, model: 'Black-76' }, { value: 1.7011 })).toEqual(passed)
  const carried = { type: 'put', strike: 70, spot: 75, rate: 0.1, carry: 0.05, t: 0.5, vol: 0.35 }
  expect(check(carried, { value: 4.087 })).toEqual(passed)
})

test('behavior: extremes of the Derive library, prices given to Strata', () => {
  const derive = run(deriveBlack76, '1e-9 relative to forward')
  const wild = { t: 1, vol: 25, forward: 1000, strike: 700, discount: 0.9801986733067553 }
  expect(derive(wild, { call: 980.1986733067553, put: 686.1390713147287 })).toEqual(passed)
  expect(derive({ ...wild, strike: 0, discount: 0.99 }, { call: 990, put: 0 })).toEqual(passed)
  const strata = run(strataBlack76Prices, '1e-10')
  const given = { type: 'call', forward: 104, strike: 85, t: 4.5, price: 20.816241352493662 }
  expect(strata(given, { impliedVol: 0.1 })).toEqual(passed)
})

test('behavior: funding against the current spot, and inverse contracts', () => {
  const check = run(perpetualFuturesAhj, '1e-6 relative')
  const base = { spot: 10000, domesticRate: 0.04, assetYield: 0.02, interestDiff: 0.005 }
  const [a, c] = [Math.exp(0.005), Math.exp(0.01)]
  const linear = (10000 * 0.005 * c) / (a - c + 0.01 * c)
  const quarterly = { ...base, fundingRate: 0.01, dtYears: 0.25, funding: 'currentSpot' }
  expect(check({ ...quarterly, payoff: 'linear' }, { price: linear })).toEqual(passed)
  const continuous = { ...base, fundingRate: 0.2, dtYears: 0, funding: 'continuous' }
  expect(check({ ...continuous, payoff: 'inverse' }, { price: (10000 * 0.22) / 0.195 })).toEqual(
    passed,
  )
})

test("behavior: Vogt's smile in all its terms", () => {
  const check = run(sviVogtArbitrage, '1e-6')
  const raw = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }
  const wings = { v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 1.316798, vtilde: 0.0116249 }
  expect(check({ raw }, { jumpWings: wings })).toEqual(passed)
  expect(check(raw, wings)).toEqual(passed)
  expect(check({ ...raw, k: [0, 0.8] }, { negative: [false, true] })).toEqual(passed)
  expect(check({ raw }, { arbitrageFree: false })).toEqual(passed)
})

test('error: VectorInputError', () => {
  const check = run(haugEuropeanValues, 'abs 1e-4')
  const call = { type: 'call', strike: 65, spot: 60, rate: 0.08, t: 0.25, vol: 0.3 }
  expect(() => check({ ...call, barrier: 50 }, { value: 2.1334 })).toThrow('Not understood')
  expect(() => check({ ...call, type: 'straddle' }, { value: 2.1334 })).toThrow(
    'neither call nor put',
  )
  expect(check(call, { value: 2.14 })).toMatchObject({ passed: false })
})
