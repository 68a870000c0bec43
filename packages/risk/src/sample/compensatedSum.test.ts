import { expect, test } from 'vitest'
import { compensatedSum } from './compensatedSum.ts'

test('default', () => {
  expect(compensatedSum([1e100, 1, -1e100])).toBe(1)
  expect(compensatedSum([])).toBe(0)
})
