import { expect, test } from 'vitest'
import { cdfFixed, fixed, over, pdfFixed, toDouble } from '../../test/decimalReference.ts'
import { millsRatio } from './millsRatio.ts'

test('default', () => {
  expect(millsRatio(0)).toBeCloseTo(Math.sqrt(Math.PI / 2), 15)
  expect(millsRatio(1e12)).toBe(1e-12)
})

test('behavior: relative error is below 1e-15', () => {
  for (let x = 0; x < 11; x += 0.173) {
    const exact = toDouble(over(cdfFixed(fixed(-x)), pdfFixed(fixed(x))))
    expect(Math.abs(millsRatio(x) / exact - 1), `M(${x})`).toBeLessThan(1e-15)
  }
})

test('behavior: far out it lies between the bounds of Gordon', () => {
  for (const x of [20, 100, 1e4, 1e8, 2e9]) {
    expect(millsRatio(x)).toBeGreaterThan((x / (x * x + 1)) * (1 - 1e-15))
    expect(millsRatio(x)).toBeLessThanOrEqual((1 / x) * (1 + 1e-15))
  }
})
