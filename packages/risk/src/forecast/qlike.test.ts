import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { qlike } from './qlike.ts'

test('default', () => {
  expect(qlike([1, 2], [1, 4])).toBeCloseTo((1 + Math.log(2) + 2) / 2, 14)
})

test('behavior: no forecast beats what came', () => {
  const variance = fc.double({ min: 1e-6, max: 1e3, noNaN: true })
  fc.assert(
    fc.property(variance, variance, (forecast, realised) => {
      expect(qlike([forecast], [realised])).toBeGreaterThanOrEqual(
        qlike([realised], [realised]) - 1e-9,
      )
    }),
  )
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => qlike([0], [1])).toThrow(ParameterOutOfRangeError)
})

test('error: MismatchedLengthsError', () => {
  expect(() => qlike([1], [1, 2])).toThrow(MismatchedLengthsError)
})

test('error: EmptyHistoryError', () => {
  expect(() => qlike([], [])).toThrow(EmptyHistoryError)
})
