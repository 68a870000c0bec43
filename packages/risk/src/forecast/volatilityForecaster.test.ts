import { expect, test } from 'vitest'
import { trailingMean } from './volatilityForecaster.ts'

test('default', () => {
  expect(trailingMean([1, 2, 3, 4], { end: 3, window: 2 })).toBe(2.5)
  expect(trailingMean([1, 2, 3, 4], { end: 1, window: 5 })).toBe(1)
})
