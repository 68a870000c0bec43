import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { liquidityHorizonShortfall } from './liquidityHorizonShortfall.ts'

test('default', () => {
  // 3² · 10/10 + 2² · 10/10 + 1² · 20/10
  expect(liquidityHorizonShortfall({ shortfalls: [3, 2, 1] })).toBeCloseTo(Math.sqrt(15), 14)
  expect(liquidityHorizonShortfall({ shortfalls: [3] })).toBe(3)
})

test('behavior: all factors at 120 days scale by the root of twelve', () => {
  expect(liquidityHorizonShortfall({ shortfalls: [1, 1, 1, 1, 1] })).toBeCloseTo(Math.sqrt(12), 14)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => liquidityHorizonShortfall({ shortfalls: [1, 1], horizonsDays: [10, 5] })).toThrow(
    ParameterOutOfRangeError,
  )
})

test('error: MismatchedLengthsError', () => {
  expect(() => liquidityHorizonShortfall({ shortfalls: [1], horizonsDays: [10, 20] })).toThrow(
    MismatchedLengthsError,
  )
})

test('error: EmptyHistoryError', () => {
  expect(() => liquidityHorizonShortfall({ shortfalls: [] })).toThrow(EmptyHistoryError)
})
