import { expect, test } from 'vitest'
import { sumKnown } from './sumKnown.ts'

test('default', () => {
  expect(sumKnown([1, 2, -4])).toBe(-1)
  expect(sumKnown([])).toBe(0)
})

test('behavior: one unknown part makes the sum unknown', () => {
  expect(sumKnown([1, 'unknown', 2])).toBe('unknown')
})
