import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blackScholesMertonValue } from './blackScholesMertonValue.ts'
import { InvalidRateError } from './errors/invalidRateError.ts'
import { garmanKohlhagenValue } from './garmanKohlhagenValue.ts'

const haug = {
  type: 'call',
  spot: 60,
  strike: 65,
  timeYears: 0.25,
  volatility: 0.3,
  rate: 0.08,
} as const

test('default', () => {
  expect(blackScholesMertonValue(haug)).toBeCloseTo(2.1334, 4)
})

test('behavior: a currency option is one on an asset that yields the foreign rate', () => {
  const currency = {
    type: 'call',
    spot: 1.56,
    strike: 1.6,
    timeYears: 0.5,
    volatility: 0.12,
  } as const
  const value = garmanKohlhagenValue({ ...currency, domesticRate: 0.06, foreignRate: 0.08 })
  expect(value).toBeCloseTo(0.0291, 4)
  expect(value).toBe(blackScholesMertonValue({ ...currency, rate: 0.06, assetYield: 0.08 }))
})

test('behavior: a call in one currency is a put in the other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.double({ min: -0.05, max: 0.2, noNaN: true }),
      (strike, volatility, domesticRate) => {
        const common = { timeYears: 0.7, volatility }
        const call = garmanKohlhagenValue({
          ...common,
          type: 'call',
          spot: 1.3,
          strike,
          domesticRate,
          foreignRate: 0.03,
        })
        const put = garmanKohlhagenValue({
          ...common,
          type: 'put',
          spot: 1 / 1.3,
          strike: 1 / strike,
          domesticRate: 0.03,
          foreignRate: domesticRate,
        })
        expect(put * 1.3 * strike).toBeCloseTo(call, 12)
      },
    ),
  )
})

test('error: InvalidRateError', () => {
  expect(() => blackScholesMertonValue({ ...haug, rate: Number.NaN })).toThrow(InvalidRateError)
})
