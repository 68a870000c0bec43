import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconnectDelay } from './reconnectDelay.ts'

test('default', () => {
  const delays = [1, 2, 3, 4, 5, 6, 60].map((attempt) => reconnectDelay({ attempt, random: 0 }))
  expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
})

test('behavior: chance takes off at most half, and the wait is never nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const full = reconnectDelay({ attempt, random: 0 })
        const delay = reconnectDelay({ attempt, random })
        expect(delay).toBeLessThanOrEqual(full)
        expect(delay).toBeGreaterThanOrEqual(full / 2)
      },
    ),
  )
})
