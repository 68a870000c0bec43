import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidPriceError } from '../pricing/errors/invalidPriceError.ts'
import { InvalidTimeError } from '../pricing/errors/invalidTimeError.ts'
import { CrossedSurfaceError } from './errors/crossedSurfaceError.ts'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { UnorderedExpiriesError } from './errors/unorderedExpiriesError.ts'
import { moveStickyDelta, moveStickyStrike } from './moveSurface.ts'
import {
  createVolatilitySurface,
  surfaceForward,
  surfaceTotalVariance,
  surfaceVolatility,
} from './volatilitySurface.ts'

const smile = { a: 0.02, b: 0.1, rho: -0.3, m: 0, sigma: 0.2 }
const near = { timeYears: 0.25, forward: 100, svi: smile }
const far = { timeYears: 1, forward: 104, svi: { ...smile, a: 0.2 } }
const surface = createVolatilitySurface([near, far])

test('default', () => {
  // At the money: w = a + bσ at both ends, and half way in time half way between.
  expect(surfaceTotalVariance(surface, { logMoneyness: 0, timeYears: 0.25 })).toBeCloseTo(0.04, 15)
  expect(surfaceTotalVariance(surface, { logMoneyness: 0, timeYears: 0.625 })).toBeCloseTo(0.13, 15)
  expect(surfaceForward(surface, 0.625)).toBeCloseTo(Math.sqrt(100 * 104), 12)
})

test('behavior: beyond the ends the nearest volatility holds', () => {
  const strike = 100
  const first = surfaceVolatility(surface, { strike, timeYears: 0.25 })
  expect(surfaceVolatility(surface, { strike, timeYears: 0.01 })).toBeCloseTo(first, 14)
  const last = surfaceVolatility(surface, { strike, timeYears: 1 })
  expect(surfaceVolatility(surface, { strike, timeYears: 3 })).toBeCloseTo(last, 14)
})

test('behavior: total variance rises in time', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      (logMoneyness, timeYears) => {
        const now = surfaceTotalVariance(surface, { logMoneyness, timeYears })
        const later = surfaceTotalVariance(surface, { logMoneyness, timeYears: timeYears + 0.01 })
        expect(later).toBeGreaterThanOrEqual(now)
      },
    ),
  )
})

test('behavior: sticky strike keeps the volatility of a strike, sticky delta that of a moneyness', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.5, max: 1, noNaN: true }),
      fc.double({ min: 50, max: 200, noNaN: true }),
      fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      (relativeMove, strike, timeYears) => {
        const before = surfaceVolatility(surface, { strike, timeYears })
        const byStrike = moveStickyStrike(surface, { relativeMove })
        expect(surfaceVolatility(byStrike, { strike, timeYears })).toBeCloseTo(before, 12)
        const byDelta = moveStickyDelta(surface, { relativeMove })
        const moved = strike * (1 + relativeMove)
        expect(surfaceVolatility(byDelta, { strike: moved, timeYears })).toBeCloseTo(before, 12)
      },
    ),
  )
})

test('error: CrossedSurfaceError', () => {
  const crossed = createVolatilitySurface([near, { ...far, svi: { ...smile, a: 0.01 } }])
  const at = { logMoneyness: 0, timeYears: 0.5 }
  expect(() => surfaceTotalVariance(crossed, at)).toThrow(CrossedSurfaceError)
})

test('error: UnorderedExpiriesError', () => {
  expect(() => createVolatilitySurface([far, near])).toThrow(UnorderedExpiriesError)
  expect(() => createVolatilitySurface([])).toThrow(UnorderedExpiriesError)
})

test('error: InvalidSviError', () => {
  const wrong = { ...near, svi: { ...smile, sigma: 0 } }
  expect(() => createVolatilitySurface([wrong])).toThrow(InvalidSviError)
})

test('error: InvalidTimeError', () => {
  expect(() => surfaceVolatility(surface, { strike: 100, timeYears: 0 })).toThrow(InvalidTimeError)
})

test('error: InvalidPriceError', () => {
  expect(() => moveStickyStrike(surface, { relativeMove: -1 })).toThrow(InvalidPriceError)
})
