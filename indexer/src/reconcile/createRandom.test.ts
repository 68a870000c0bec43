import { expect, test } from 'vitest'
import { createRandom } from './createRandom.ts'

test('default', () => {
  const [one, same, other] = [createRandom(7), createRandom(7), createRandom(8)]
  const many = Array.from({ length: 10_000 }, () => one())
  expect(many.every((value) => value >= 0 && value < 1)).toBe(true)
  expect(Array.from({ length: 10_000 }, () => same())).toEqual(many)
  expect(other()).not.toBe(many[0])
  const mean = many.reduce((sum, value) => sum + value, 0) / many.length
  expect(mean).toBeGreaterThan(0.48)
  expect(mean).toBeLessThan(0.52)
})
