import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../../errors/statistics/degenerateSampleError.ts'
import { toMatrix, toRows } from '../../matrix/matrix.ts'
import { correlationOf, covarianceOf } from './correlationOf.ts'

test('default', () => {
  const covariance = toMatrix([
    [4, 3],
    [3, 9],
  ])
  const parts = correlationOf(covariance)
  expect([...parts.standardDeviations]).toEqual([2, 3])
  expect(toRows(parts.correlation)).toEqual([
    [1, 0.5],
    [0.5, 1],
  ])
  expect(toRows(covarianceOf(parts))).toEqual(toRows(covariance))
})

test('error: DegenerateSampleError', () => {
  expect(() => correlationOf(toMatrix([[0]]))).toThrow(DegenerateSampleError)
})
