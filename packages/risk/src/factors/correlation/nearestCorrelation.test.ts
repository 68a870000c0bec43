import { expect, test } from 'vitest'
import { NoConvergenceError } from '../../errors/statistics/noConvergenceError.ts'
import { toMatrix, toRows } from '../../matrix/matrix.ts'
import { nearestCorrelation } from './nearestCorrelation.ts'

const bad = toMatrix([
  [1, 1, 0],
  [1, 1, 1],
  [0, 1, 1],
])

test('default', () => {
  // Higham (2002), section 4: 0.7607 and 0.1573, at a distance of 0.5278.
  const nearest = nearestCorrelation(bad)
  expect(nearest.values[1]).toBeCloseTo(0.7607, 4)
  expect(nearest.values[2]).toBeCloseTo(0.1573, 4)
  const distance = nearest.values.reduce(
    (sum, it, i) => sum + (it - (bad.values[i] as number)) ** 2,
    0,
  )
  expect(Math.sqrt(distance)).toBeCloseTo(0.5278, 4)
})

test('behavior: a correlation matrix is its own nearest', () => {
  const rows = [
    [1, 0.3],
    [0.3, 1],
  ]
  const [first] = toRows(nearestCorrelation(toMatrix(rows)))
  expect(first?.[1]).toBeCloseTo(0.3, 14)
})

test('error: NoConvergenceError', () => {
  expect(() => nearestCorrelation(bad, { maximumIterations: 2 })).toThrow(NoConvergenceError)
})
