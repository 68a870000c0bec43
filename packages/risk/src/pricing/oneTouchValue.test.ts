import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitalValue } from './digitalValue.ts'
import { NoBarrierWaveError } from './errors/noBarrierWaveError.ts'
import { type OneTouchParameters, oneTouchValue } from './oneTouchValue.ts'

const base: OneTouchParameters = {
  payoff: { kind: 'cash', cash: 15 },
  paid: 'at-touch',
  type: 'put',
  spot: 105,
  barrier: 100,
  timeYears: 0.5,
  volatility: 0.2,
  rate: 0.1,
}

test('default', () => {
  expect(oneTouchValue(base)).toBeCloseTo(9.7264, 4)
  expect(oneTouchValue({ ...base, type: 'call', spot: 95 })).toBeCloseTo(11.6553, 4)
})

test("behavior: Haug's other American digitals, as QuantLib quotes them", () => {
  const asset = { ...base, payoff: { kind: 'asset' } } as const
  expect(oneTouchValue(asset)).toBeCloseTo(64.8426, 4)
  expect(oneTouchValue({ ...asset, type: 'call', spot: 95, assetYield: 0.01 })).toBeCloseTo(
    76.8858,
    4,
  )
  const late = { ...asset, paid: 'at-expiry', assetYield: 0.01 } as const
  expect(oneTouchValue(late)).toBeCloseTo(65.5291, 4)
  expect(oneTouchValue({ ...asset, paid: 'at-expiry-untouched' })).toBeCloseTo(40.1574, 4)
})

test('behavior: beyond the barrier it pays for certain', () => {
  expect(oneTouchValue({ ...base, spot: 95 })).toBe(15)
  expect(oneTouchValue({ ...base, spot: 95, paid: 'at-expiry' })).toBeCloseTo(
    15 * Math.exp(-0.05),
    14,
  )
  expect(oneTouchValue({ ...base, spot: 95, paid: 'at-expiry-untouched' })).toBe(0)
})

test('behavior: worth at least the European digital, and more the sooner it pays', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('call' as const, 'put' as const),
      fc.double({ min: 1.01, max: 2, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.2, noNaN: true }),
      (type, distance, volatility, rate) => {
        const spot = type === 'put' ? 100 * distance : 100 / distance
        const option = { ...base, type, spot, volatility, rate } as const
        const european = digitalValue({
          ...option,
          strike: 100,
          payoff: { kind: 'cash-or-nothing', cash: 15 },
        })
        const late = oneTouchValue({ ...option, paid: 'at-expiry' })
        expect(late).toBeGreaterThanOrEqual(european - 1e-12)
        expect(oneTouchValue(option)).toBeGreaterThanOrEqual(late - 1e-12)
      },
    ),
  )
})

test('error: NoBarrierWaveError', () => {
  expect(() => oneTouchValue({ ...base, rate: -0.2, assetYield: -0.2 })).toThrow(NoBarrierWaveError)
})
