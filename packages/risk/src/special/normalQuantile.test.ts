import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidProbabilityError } from './invalidProbabilityError.ts'
import { normalCdf } from './normalCdf.ts'
import { normalPdf } from './normalPdf.ts'
import { normalQuantile } from './normalQuantile.ts'

test('default', () => {
  expect(normalQuantile(0.5)).toBe(0)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(0.01)).toBeCloseTo(-2.3263478740408408, 14)
  expect(normalQuantile(1e-300)).toBeCloseTo(-37.0471, 4)
})

test('behavior: inverts the distribution', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
      const p = normalCdf(x)
      // A rounding of p moves the quantile by half an ulp of p over the density.
      const slack = 2e-15 * Math.max(1, Math.abs(x)) + (2.3e-16 * p) / normalPdf(x)
      expect(Math.abs(normalQuantile(p) - x)).toBeLessThan(slack)
    }),
  )
})

test('behavior: is odd about one half', () => {
  for (const p of [0.0625, 0.25, 0.375]) expect(normalQuantile(1 - p)).toBe(-normalQuantile(p))
})

test('error: InvalidProbabilityError', () => {
  for (const p of [0, 1, -0.1, 1.5, Number.NaN]) {
    expect(() => normalQuantile(p)).toThrow(InvalidProbabilityError)
  }
})
