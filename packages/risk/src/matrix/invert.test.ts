import { expect, test } from 'vitest'
import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { invert } from './invert.ts'
import { toMatrix, toRows } from './matrix.ts'

test('default', () => {
  const inverse = invert(
    toMatrix([
      [0, 2],
      [4, 0],
    ]),
  )
  expect(toRows(inverse)).toEqual([
    [0, 0.25],
    [0.5, 0],
  ])
})

test('error: InvalidMatrixError', () => {
  const singular = [
    [1, 1],
    [1, 1],
  ]
  expect(() => invert(toMatrix(singular))).toThrow(InvalidMatrixError)
})
