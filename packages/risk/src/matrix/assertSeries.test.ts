import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { NonFiniteValueError } from '../errors/statistics/nonFiniteValueError.ts'
import { assertSeries } from './assertSeries.ts'

const rules = { series: 'returns', minimum: 2 }

test('default', () => {
  expect(assertSeries([0.1, -0.2], rules)).toBeUndefined()
})

test('error: EmptyHistoryError', () => {
  expect(() => assertSeries([1], rules)).toThrow(EmptyHistoryError)
})

test('error: NonFiniteValueError', () => {
  expect(() => assertSeries([1, Number.NaN], rules)).toThrow(NonFiniteValueError)
})
