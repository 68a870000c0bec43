import fc from 'fast-check'
import { expect, test } from 'vitest'
import { millsRatio as exactMillsRatio } from '../../special/millsRatio.ts'
import { normalCdf } from '../../special/normalCdf.ts'
import { millsRatio, normalCdf16 } from '../reference/tableRow.ts'
import { cdfRows, millsRows, normalTables } from './normalTables.ts'

const { cdf, mills } = normalTables()
const memory = new Float64Array(cdf.length + mills.length)
memory.set(cdf)
memory.set(mills, cdf.length)

// N(x) and M(x) at 40 digits, rounded.
const published = [
  [-8, 6.220960574271785e-16, 8.0],
  [-1, 0.15865525393145705, 1],
  [0, 0.5, 0],
  [0.4, 0.6554217416103242, 0.4],
  [3.3, 0.9995165758576162, 3.3],
] as const

test('default', () => {
  expect([cdf.length, mills.length]).toEqual([cdfRows * 8, millsRows * 8])
  for (const [x, value] of published) {
    expect(Math.abs(normalCdf16(memory, 16 * x) - value)).toBeLessThan(2.5e-16)
  }
})

test('behavior: N agrees with the distribution function to its absolute error', () => {
  fc.assert(
    fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (x) => {
      expect(Math.abs(normalCdf16(memory, 16 * x) - normalCdf(x))).toBeLessThan(5e-16)
    }),
    { numRuns: 2_000 },
  )
})

test('behavior: the Mills ratio agrees with its polynomial to a relative error', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 38, noNaN: true }), (x) => {
      expect(Math.abs(millsRatio(memory, x) / exactMillsRatio(x) - 1)).toBeLessThan(1.5e-15)
    }),
    { numRuns: 2_000 },
  )
})

test('behavior: beyond its ends a table gives its last value', () => {
  expect(normalCdf16(memory, -1e9)).toBeLessThan(1e-16)
  expect(normalCdf16(memory, 1e9)).toBe(1)
  expect(millsRatio(memory, 1e9)).toBe(millsRatio(memory, 38))
})
