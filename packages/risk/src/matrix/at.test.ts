import { expect, test } from 'vitest'
import { at } from './at.ts'

test('default', () => {
  expect(at([1, 2], 1)).toBe(2)
  expect(at(new Float64Array([3]), 0)).toBe(3)
})
