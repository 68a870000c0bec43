import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { exceptionCounts } from './exceptionCounts.ts'

test('default', () => {
  expect(exceptionCounts([1, -3, -2.5, 0, -2], [2, 2, 2, 2, 2])).toEqual({
    observations: 5,
    failures: 2,
    transitions: { n00: 1, n01: 1, n10: 1, n11: 1 },
    durations: [2, 1],
    failureIndices: [1, 2],
  })
})

test('error: MismatchedLengthsError', () => {
  expect(() => exceptionCounts([1, 2], [1])).toThrow(MismatchedLengthsError)
})

test('error: EmptyHistoryError', () => {
  expect(() => exceptionCounts([], [])).toThrow(EmptyHistoryError)
})
