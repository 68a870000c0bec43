import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFloat } from './toFloat.ts'

test('default', () => {
  expect(toFloat({ raw: 1_500_000n, decimals: 6 })).toBe(1.5)
  expect(toFloat({ raw: -1_500_000n, decimals: 6 })).toBe(-1.5)
  expect(toFloat({ raw: 123_456_789_012_345_678_901n, decimals: 18 })).toBe(123.45678901234568)
})

test('behavior: within one unit of the last place of the decimal text', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(2n ** 128n), max: 2n ** 128n }),
      fc.integer({ min: 0, max: 30 }),
      (raw, decimals) => {
        const exact = Number(`${raw}e-${decimals}`)
        const float = toFloat({ raw, decimals })
        expect(Math.abs(float - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -51)
      },
    ),
  )
})
