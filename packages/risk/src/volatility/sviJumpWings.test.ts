import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { fromJumpWings, toJumpWings } from './sviJumpWings.ts'

const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }

test('default', () => {
  const wings = toJumpWings(vogt, 1)
  expect(wings.v).toBeCloseTo(0.01742625, 8)
  expect(wings.psi).toBeCloseTo(-0.1752111, 7)
  expect(wings.p).toBeCloseTo(0.6997381, 7)
  expect(wings.c).toBeCloseTo(1.316798, 6)
  expect(wings.vtilde).toBeCloseTo(0.0116249, 7)
})

test('behavior: there and back is the same smile', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      fc.constantFrom(-0.3, -0.1, 0.15, 0.4),
      fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      (a, b, rho, m, sigma) => {
        // Where ρ = m / √(m² + σ²) the least variance is at the money and tells nothing of the bend.
        fc.pre(Math.abs(rho - m / Math.hypot(m, sigma)) > 0.05)
        const back = fromJumpWings(toJumpWings({ a, b, rho, m, sigma }, 0.5), 0.5)
        expect(back.a).toBeCloseTo(a, 8)
        expect(back.b).toBeCloseTo(b, 10)
        expect(back.rho).toBeCloseTo(rho, 10)
        expect(back.m).toBeCloseTo(m, 8)
        expect(back.sigma).toBeCloseTo(sigma, 8)
      },
    ),
  )
})

test('behavior: a bend at the money', () => {
  const centred = { a: 0.02, b: 0.2, rho: -0.4, m: 0, sigma: 0.3 }
  const back = fromJumpWings(toJumpWings(centred, 2), 2)
  expect(back.m).toBeCloseTo(0, 12)
  expect(back.sigma).toBeCloseTo(0.3, 10)
})

test('error: InvalidSviError', () => {
  const wings = toJumpWings(vogt, 1)
  expect(() => fromJumpWings({ ...wings, v: 0 }, 1)).toThrow(InvalidSviError)
  expect(() => fromJumpWings({ ...wings, psi: 5 }, 1)).toThrow(InvalidSviError)
  expect(() => toJumpWings({ ...vogt, a: -0.1 }, 1)).toThrow(InvalidSviError)
})
