import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidMatrixError } from '../errors/statistics/invalidMatrixError.ts'
import { NotPositiveSemidefiniteError } from '../errors/statistics/notPositiveSemidefiniteError.ts'
import { cholesky } from './cholesky.ts'
import { timesMatrix, toMatrix, toRows } from './matrix.ts'

test('default', () => {
  const root = cholesky(
    toMatrix([
      [4, 2],
      [2, 5],
    ]),
  )
  expect(toRows(root)).toEqual([
    [2, 0],
    [1, 2],
  ])
})

test('behavior: a singular matrix is factored', () => {
  const matrix = toMatrix([
    [1, 1],
    [1, 1],
  ])
  expect(toRows(cholesky(matrix))).toEqual([
    [1, 0],
    [1, 0],
  ])
})

test('behavior: the root multiplies back', () => {
  const entries = fc.array(
    fc.integer({ min: -24, max: 24 }).map((it) => it / 8),
    {
      minLength: 9,
      maxLength: 9,
    },
  )
  fc.assert(
    fc.property(entries, (values) => {
      const factor = { size: 3, values: Float64Array.from(values) }
      const product = timesMatrix(factor, transpose(factor))
      const root = cholesky(product)
      const back = timesMatrix(root, transpose(root))
      for (let i = 0; i < 9; i++) expect(back.values[i]).toBeCloseTo(product.values[i] as number, 5)
    }),
  )
})

test('error: NotPositiveSemidefiniteError', () => {
  const indefinite = [
    [1, 0.9, 0.7],
    [0.9, 1, 0.3],
    [0.7, 0.3, 1],
  ]
  expect(() => cholesky(toMatrix(indefinite))).toThrow(NotPositiveSemidefiniteError)
  const hidden = [
    [0, 1],
    [1, 1],
  ]
  expect(() => cholesky(toMatrix(hidden))).toThrow(NotPositiveSemidefiniteError)
})

test('error: InvalidMatrixError', () => {
  const lopsided = [
    [1, 0],
    [0.5, 1],
  ]
  expect(() => cholesky(toMatrix(lopsided))).toThrow(InvalidMatrixError)
})

function transpose({ size, values }: { size: number; values: Float64Array }) {
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) result[j * size + i] = values[i * size + j] as number
  }
  return { size, values: result }
}
