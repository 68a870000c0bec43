import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRatio } from './formatRatio.ts'

test('default', () => {
  expect([1.0876, 1, 2.5, 12.345, 1_500].map(formatRatio)).toEqual([
    '1.087',
    '1.000',
    '2.500',
    '12.3',
    '1,500.0',
  ])
})

test('behavior: what is below liquidation never reads as above it', () => {
  expect(formatRatio(0.99999)).toBe('0.999')
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.9999999, noNaN: true }), (ratio) => {
      expect(Number(formatRatio(ratio))).toBeLessThan(1)
    }),
  )
})
