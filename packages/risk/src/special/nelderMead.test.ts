import { expect, test } from 'vitest'
import { nelderMead } from './nelderMead.ts'

test('default', () => {
  const rosenbrock = ([x = 0, y = 0]: readonly number[]): number =>
    (1 - x) ** 2 + 100 * (y - x * x) ** 2
  const { at } = nelderMead(rosenbrock, { start: [-1.2, 1], steps: [0.5, 0.5] })
  expect(at[0]).toBeCloseTo(1, 6)
  expect(at[1]).toBeCloseTo(1, 6)
})

test('behavior: stays where the objective is finite', () => {
  const bounded = ([x = 0]: readonly number[]): number => (x < 1 ? Number.POSITIVE_INFINITY : x)
  expect(nelderMead(bounded, { start: [3], steps: [1] }).at[0]).toBeCloseTo(1, 6)
})
