import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnrepairableSmileError } from './errors/unrepairableSmileError.ts'
import { sviMinimum } from './rawSvi.ts'
import { freeJumpWings, repairSmile } from './repairSmile.ts'
import { repairSurface } from './repairSurface.ts'
import { smileArbitrage } from './smileArbitrage.ts'
import { toJumpWings } from './sviJumpWings.ts'

const vogt = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }
const plain = { a: 0.02, b: 0.1, rho: -0.3, m: 0, sigma: 0.2 }

test('default', () => {
  const repair = repairSmile(vogt, { timeYears: 1 })
  expect(repair.after.isFree).toBe(true)
  expect(repair.changes.map(({ parameter }) => parameter)).toEqual(['c', 'vtilde'])
  // It goes no further than it has to, and keeps variance, skew and left wing.
  expect(repair.share).toBeGreaterThan(0)
  expect(repair.share).toBeLessThan(1)
  const [before, after] = [toJumpWings(vogt, 1), toJumpWings(repair.svi, 1)]
  expect(after.v).toBeCloseTo(before.v, 10)
  expect(after.psi).toBeCloseTo(before.psi, 10)
  expect(after.p).toBeCloseTo(before.p, 10)
})

test('behavior: a free smile is left as it is', () => {
  const repair = repairSmile(plain, { timeYears: 0.5 })
  expect(repair.svi).toBe(plain)
  expect(repair.changes).toEqual([])
})

test("behavior: Gatheral and Jacquier's replacement", () => {
  const free = freeJumpWings(toJumpWings(vogt, 1), 1)
  expect(free.c).toBeCloseTo(0.3493158, 6)
  expect(free.vtilde).toBeCloseTo(0.01548182, 7)
})

test('behavior: a crossed surface is lifted, and every change is listed', () => {
  const slices = [
    { timeYears: 0.1, forward: 100, svi: { ...plain, a: 0.03 } },
    { timeYears: 0.2, forward: 100, svi: { ...plain, b: 0.08 } },
    { timeYears: 0.5, forward: 100, svi: { ...plain, a: 0.2 } },
  ]
  const { surface, changes, before, after } = repairSurface({ slices })
  expect(before.isFree).toBe(false)
  expect(after.isFree).toBe(true)
  expect(surface.slices[0]).toEqual(slices[0])
  expect(changes.map(({ timeYears, reason, parameter }) => [timeYears, reason, parameter])).toEqual(
    [
      [0.2, 'calendar', 'a'],
      [0.2, 'calendar', 'b'],
    ],
  )
})

test('behavior: what is repaired is free, and a repaired surface is left alone', () => {
  const smile = fc.record({
    a: fc.double({ min: 0.005, max: 0.1, noNaN: true }),
    b: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
    rho: fc.double({ min: -0.7, max: 0.5, noNaN: true }),
    m: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    sigma: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(smile, { minLength: 1, maxLength: 4 }), (smiles) => {
      fc.pre(smiles.every((svi) => sviMinimum(svi) > 0 && smileArbitrage(svi).isFree))
      const slices = smiles.map((svi, i) => ({ timeYears: 0.1 * (i + 1), forward: 100, svi }))
      const { surface, after } = repairSurface({ slices })
      expect(after.smiles.every((it) => it.isFree)).toBe(true)
      expect(after.calendars.every((it) => it.crossing <= 1e-14 && it.areWingsOrdered)).toBe(true)
      expect(
        repairSurface(surface).changes.filter((it) => Math.abs(it.to - it.from) > 1e-12),
      ).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('error: UnrepairableSmileError', () => {
  const wings = { ...toJumpWings(vogt, 1), psi: -0.4 }
  expect(() => freeJumpWings(wings, 1)).toThrow(UnrepairableSmileError)
})
