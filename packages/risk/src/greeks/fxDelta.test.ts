import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConventionMismatchError } from './conventionMismatchError.ts'
import { DeltaOutOfRangeError } from './deltaOutOfRangeError.ts'
import { fxAtmStrike } from './fxAtmStrike.ts'
import { type DeltaMarket, fxDelta } from './fxDelta.ts'
import { fxStrikeFromDelta } from './fxStrikeFromDelta.ts'

const euro: DeltaMarket = {
  convention: 'spot',
  type: 'call',
  spot: 1.421,
  domesticDiscountFactor: 0.997306,
  foreignDiscountFactor: 0.992266,
  deviation: 0.1180654,
}

test('default', () => {
  expect(fxDelta(euro, { strike: 1.60808 })).toBeCloseTo(0.15, 4)
  expect(fxStrikeFromDelta(euro, { delta: 0.15 })).toBeCloseTo(1.60808, 4)
  expect(
    fxDelta({ ...euro, convention: 'spot-premium-adjusted' }, { strike: 1.600545 }),
  ).toBeCloseTo(0.15, 4)
})

const conventions = [
  'spot',
  'forward',
  'spot-premium-adjusted',
  'forward-premium-adjusted',
] as const

const markets = fc.record({
  convention: fc.constantFrom(...conventions),
  type: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.constant(100),
  domesticDiscountFactor: fc.double({ min: 0.8, max: 1.02, noNaN: true }),
  foreignDiscountFactor: fc.double({ min: 0.8, max: 1.02, noNaN: true }),
  deviation: fc.double({ min: 0.02, max: 1.5, noNaN: true }),
})

test('behavior: the strike of a delta has that delta', () => {
  fc.assert(
    fc.property(markets, fc.double({ min: 0.01, max: 0.3, noNaN: true }), (market, magnitude) => {
      const delta = market.type === 'call' ? magnitude : -magnitude
      // Beyond some deviation no premium-adjusted call reaches a large delta.
      fc.pre(market.type === 'put' || market.deviation < 0.5)
      const strike = fxStrikeFromDelta(market, { delta })
      expect(fxDelta(market, { strike })).toBeCloseTo(delta, 12)
    }),
  )
})

test('behavior: call and put deltas differ by the delta of a forward', () => {
  fc.assert(
    fc.property(markets, fc.double({ min: 10, max: 400, noNaN: true }), (market, strike) => {
      const call = fxDelta({ ...market, type: 'call' }, { strike })
      const put = fxDelta({ ...market, type: 'put' }, { strike })
      const forward = (100 * market.foreignDiscountFactor) / market.domesticDiscountFactor
      const isSpot = market.convention.startsWith('spot')
      const isAdjusted = market.convention.endsWith('adjusted')
      const whole =
        (isSpot ? market.foreignDiscountFactor : 1) * (isAdjusted ? strike / forward : 1)
      expect(Math.abs(call - put - whole)).toBeLessThan(1e-14 * Math.max(1, whole))
    }),
  )
})

test('behavior: a straddle at the delta-neutral strike has no delta', () => {
  for (const convention of conventions) {
    const market = { ...euro, convention }
    const strike = fxAtmStrike(market, { atm: 'delta-neutral' })
    const straddle = fxDelta(market, { strike }) + fxDelta({ ...market, type: 'put' }, { strike })
    expect(straddle).toBeCloseTo(0, 14)
  }
})

test('behavior: without deviation or strike a delta is a step', () => {
  const flat: DeltaMarket = { ...euro, deviation: 0, convention: 'forward' }
  expect(fxDelta(flat, { strike: 1 })).toBe(1)
  expect(fxDelta(flat, { strike: 2 })).toBe(0)
  expect(fxDelta({ ...flat, type: 'put' }, { strike: 2 })).toBe(-1)
  expect(fxDelta({ ...euro, convention: 'forward' }, { strike: 0 })).toBe(1)
})

test('error: DeltaOutOfRangeError', () => {
  expect(() => fxStrikeFromDelta(euro, { delta: -0.25 })).toThrow(DeltaOutOfRangeError)
  expect(() => fxStrikeFromDelta(euro, { delta: 1 })).toThrow(DeltaOutOfRangeError)
  const adjusted: DeltaMarket = { ...euro, convention: 'forward-premium-adjusted', deviation: 1 }
  expect(() => fxStrikeFromDelta(adjusted, { delta: 0.9 })).toThrow(DeltaOutOfRangeError)
})

test('error: ConventionMismatchError', () => {
  expect(() => fxAtmStrike(euro, { atm: 'put-call-50' })).toThrow(ConventionMismatchError)
})
