import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cdfFixed, fixed, pdfFixed, toDouble } from '../../test/decimalReference.ts'
import { erfc, erfNearZero } from './erfc.ts'
import { normalCdf } from './normalCdf.ts'
import { normalPdf } from './normalPdf.ts'

const points = [-11.9, -8.25, -5, -3.7, -2, -1.1, -0.7, -0.5, -0.31, -0.01, 0, 1e-9, 0.2]
const grid = [...points, ...points.map((x) => -x), 0.4999, 0.5001, 1.959963984540054, 6.3]

test('default', () => {
  expect(normalCdf(0)).toBe(0.5)
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15)
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0)
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1)
  expect(normalCdf(-38)).toBeGreaterThan(0)
})

test('behavior: absolute error of the distribution is below 2.3e-16, relative in the tail 2e-15', () => {
  for (const x of grid) {
    const exact = toDouble(cdfFixed(fixed(x)))
    expect(Math.abs(normalCdf(x) - exact), `N(${x})`).toBeLessThan(2.3e-16)
    if (x < 0) expect(Math.abs(normalCdf(x) / exact - 1), `N(${x})`).toBeLessThan(2e-15)
  }
})

test('behavior: relative error of the density is below 1e-15', () => {
  for (const x of grid) {
    expect(Math.abs(normalPdf(x) / toDouble(pdfFixed(fixed(x))) - 1), `φ(${x})`).toBeLessThan(1e-15)
  }
})

test('behavior: erfc is the doubled tail', () => {
  for (const x of [-4, -1.5, -0.3, 0, 0.1, 0.49, 0.5, 1.3, 3, 6]) {
    // 2 · N(−x√2), with √2 rounded: the reference takes the same rounded argument.
    const exact = 2 * toDouble(cdfFixed(fixed(-x * Math.SQRT2)))
    const slack = 4e-16 + 2e-16 * Math.abs(x) * Math.exp(-x * x)
    expect(Math.abs(erfc(x) - exact), `erfc(${x})`).toBeLessThan(slack)
  }
  expect(erfNearZero(1e-20) * 1e20).toBeCloseTo(1.1283791670955126, 15)
})

test('behavior: the distribution rises from 0 to 1 and is symmetric', () => {
  fc.assert(
    fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15)
      expect(normalCdf(x + 1e-3)).toBeGreaterThanOrEqual(normalCdf(x))
      expect(normalCdf(x)).toBeGreaterThanOrEqual(0)
    }),
  )
})
