import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponential } from './exponential.ts'

test('default', () => {
  expect([0, -1, 2].map(exponential)).toEqual([1, 0.36787944117144233, 7.38905609893065])
})

test('behavior: it agrees with Math.exp to a unit in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 709, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(4.5e-16)
    }),
    { numRuns: 2_000 },
  )
})

test('behavior: what would not be a normal number is zero', () => {
  expect([-708.1, -1e9, Number.NEGATIVE_INFINITY].map(exponential)).toEqual([0, 0, 0])
})
