import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadEvenly } from './spreadEvenly.ts'

test('default', () => {
  expect(spreadEvenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3)).toEqual([0, 5, 10])
  expect(spreadEvenly([1, 2, 3], 1)).toEqual([3])
  expect(spreadEvenly([1, 2], 5)).toEqual([1, 2])
  expect(spreadEvenly([], 5)).toEqual([])
})

test('behavior: as many as asked for, in order, each once, both ends among them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 2, max: 600 }), (n, count) => {
      const picked = spreadEvenly(
        Array.from({ length: n }, (_, index) => index),
        count,
      )
      expect(new Set(picked).size).toBe(Math.min(n, count))
      expect([...picked].sort((a, b) => a - b)).toEqual(picked)
      expect([picked[0], picked.at(-1)]).toEqual([0, n - 1])
    }),
  )
})
