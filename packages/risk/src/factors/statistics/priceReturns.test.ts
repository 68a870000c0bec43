import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../../errors/statistics/emptyHistoryError.ts'
import { ParameterOutOfRangeError } from '../../errors/statistics/parameterOutOfRangeError.ts'
import { logReturns, simpleReturns } from './priceReturns.ts'

test('default', () => {
  expect([...simpleReturns([100, 110, 55])]).toEqual([
    expect.closeTo(0.1, 12),
    expect.closeTo(-0.5, 12),
  ])
  expect(logReturns([1, Math.E])[0]).toBeCloseTo(1, 14)
})

test('error: EmptyHistoryError', () => {
  expect(() => logReturns([1])).toThrow(EmptyHistoryError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => logReturns([1, 0])).toThrow(ParameterOutOfRangeError)
})
