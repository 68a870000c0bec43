import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { predictiveAddOn } from './predictiveAddOn.ts'

test('default', () => {
  expect(predictiveAddOn({ marginVolatility: 0.5, forecastVolatility: 0.6 })).toBeCloseTo(0.2, 14)
  expect(predictiveAddOn({ marginVolatility: 0.5, forecastVolatility: 0.3 })).toBe(0)
})

test('behavior: it rises with the forecast and with stress, within its cap', () => {
  const vol = fc.double({ min: 0, max: 3, noNaN: true })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(vol, vol, share, share, (a, b, p, q) => {
      const addOn = (forecastVolatility: number, stressProbability: number) =>
        predictiveAddOn({
          marginVolatility: 0.5,
          forecastVolatility,
          stressProbability,
          stressVolatility: 1.5,
          cap: 0.8,
        })
      expect(addOn(Math.max(a, b), p)).toBeGreaterThanOrEqual(addOn(Math.min(a, b), p) - 1e-12)
      expect(addOn(a, Math.max(p, q))).toBeGreaterThanOrEqual(addOn(a, Math.min(p, q)) - 1e-12)
      expect(addOn(a, p)).toBeLessThanOrEqual(0.8)
    }),
  )
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => predictiveAddOn({ marginVolatility: 0, forecastVolatility: 1 })).toThrow(
    ParameterOutOfRangeError,
  )
})
