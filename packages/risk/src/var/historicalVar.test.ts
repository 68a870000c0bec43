import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { historicalVar, lowerTail } from './historicalVar.ts'

const profits = Array.from({ length: 100 }, (_, i) => i - 50)

test('default', () => {
  expect(historicalVar(profits, { confidence: 0.95 })).toBe(46)
  expect(historicalVar(profits, { confidence: 0.95, convention: 'type-7' })).toBeCloseTo(45.05, 12)
  expect(lowerTail(0.95)).toBe(0.05)
})

test('error: EmptyHistoryError', () => {
  expect(() => historicalVar([], { confidence: 0.95 })).toThrow(EmptyHistoryError)
})

test('error: InvalidConfidenceError', () => {
  expect(() => historicalVar(profits, { confidence: 1 })).toThrow(InvalidConfidenceError)
})
