import { expect, test } from 'vitest'
import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
import { assertSymmetric, dot, timesMatrix, timesVector, toMatrix, toRows } from './matrix.ts'

const matrix = toMatrix([
  [1, 2],
  [3, 4],
])

test('default', () => {
  expect(toRows(timesMatrix(matrix, matrix))).toEqual([
    [7, 10],
    [15, 22],
  ])
  expect([...timesVector(matrix, [1, 1])]).toEqual([3, 7])
  expect(dot([1, 2], [3, 4])).toBe(11)
})

test('error: InvalidMatrixError', () => {
  expect(() => toMatrix([[1, 2]])).toThrow(InvalidMatrixError)
  expect(() => toMatrix([])).toThrow(InvalidMatrixError)
  expect(() => assertSymmetric(matrix)).toThrow(InvalidMatrixError)
})

test('error: NonFiniteValueError', () => {
  expect(() => toMatrix([[Number.NaN]])).toThrow(NonFiniteValueError)
})
