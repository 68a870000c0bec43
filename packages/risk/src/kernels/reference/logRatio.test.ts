import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logRatio } from './logRatio.ts'

const positive = fc.double({ min: 1e-100, max: 1e100, noNaN: true })

test('default', () => {
  expect([logRatio(1, 1), logRatio(2, 1), logRatio(1, 10)]).toEqual([0, Math.LN2, -Math.LN10])
})

test('behavior: it agrees with Math.log, and near 1 with Math.log1p', () => {
  fc.assert(
    fc.property(positive, fc.double({ min: -1e-3, max: 1e-3, noNaN: true }), (a, change) => {
      const b = a * (1 + change)
      const exact = Math.log1p((b - a) / a)
      expect(Math.abs(logRatio(b, a) - exact)).toBeLessThanOrEqual(1e-15 * Math.abs(exact))
      const far = Math.log(a)
      expect(Math.abs(logRatio(a, 1) - far)).toBeLessThanOrEqual(5e-16 * Math.abs(far))
    }),
    { numRuns: 2_000 },
  )
})

test('behavior: exchanging the two changes the sign and nothing else', () => {
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      expect(logRatio(a, b) + logRatio(b, a)).toBe(0)
    }),
  )
})
