import { expect, test } from 'vitest'
import { NoConvergenceError } from '../errors/statistics/noConvergenceError.ts'
import { minimise } from './minimise.ts'

const rosenbrock = (x: Float64Array) => {
  const [a, b] = [x[0] as number, x[1] as number]
  return (1 - a) ** 2 + 100 * (b - a * a) ** 2
}

test('default', () => {
  const { point } = minimise(rosenbrock, [-1.2, 1])
  expect(point[0]).toBeCloseTo(1, 6)
  expect(point[1]).toBeCloseTo(1, 6)
})

test('behavior: a bound is an infinite objective', () => {
  const { point } = minimise((x) => ((x[0] as number) < 2 ? Infinity : rosenbrock(x)), [3, 3])
  expect(point[0]).toBeCloseTo(2, 3)
})

test('error: NoConvergenceError', () => {
  expect(() => minimise(rosenbrock, [-1.2, 1], { maximumIterations: 2 })).toThrow(
    NoConvergenceError,
  )
})
