import { expect, test } from 'vitest'
import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { leastSquares } from './leastSquares.ts'

const rows = [
  [1, 0],
  [1, 1],
  [1, 2],
]

test('default', () => {
  const [constant, slope] = leastSquares(rows, { targets: [1, 3, 5] })
  expect(constant).toBeCloseTo(1, 12)
  expect(slope).toBeCloseTo(2, 12)
})

test('behavior: a penalty draws the slope to zero and leaves the constant free', () => {
  const [constant, slope] = leastSquares(rows, { targets: [1, 3, 5], penalty: 1e9 })
  expect(constant).toBeCloseTo(3, 6)
  expect(slope).toBeCloseTo(0, 6)
})

test('error: InvalidMatrixError', () => {
  expect(() => leastSquares([[1, 1]], { targets: [1] })).toThrow(InvalidMatrixError)
})
