import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { toRows } from '../matrix/matrix.ts'
import { sampleCovariance } from './sampleCovariance.ts'

test('default', () => {
  const series = [
    [3, 2, 4, 5, 6],
    [9, 7, 12, 15, 17],
  ]
  const rows = toRows(sampleCovariance(series))
  expect(rows).toEqual([
    [2.5, 6.5],
    [6.5, 17],
  ])
  expect(toRows(sampleCovariance(series, { denominator: 'n' }))).toEqual([
    [2, 5.2],
    [5.2, 13.6],
  ])
})

test('error: MismatchedLengthsError', () => {
  const ragged = [
    [1, 2],
    [1, 2, 3],
  ]
  expect(() => sampleCovariance(ragged)).toThrow(MismatchedLengthsError)
})

test('error: EmptyHistoryError', () => {
  expect(() => sampleCovariance([])).toThrow(EmptyHistoryError)
})
