import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { QuantileOutOfSampleError } from '../errors/statistics/quantileOutOfSampleError.ts'
import { quantile, quantileOfSorted } from './quantile.ts'

test('default', () => {
  // The example in the documentation of Excel's PERCENTILE.
  expect(quantile([1, 3, 2, 4], 0.3)).toBeCloseTo(1.9, 14)
  expect(quantileOfSorted([1, 2, 3, 4], 0.3)).toBeCloseTo(1.9, 14)
})

test("behavior: the nine types of R's quantile", () => {
  // R: sapply(1:9, function(t) quantile(1:10, 0.25, type = t))
  const expected = [3, 3, 2, 2.5, 3, 2.75, 3.25, 2.916667, 2.9375]
  const sample = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
  expected.forEach((value, index) => {
    const convention = `type-${index + 1}` as 'type-1'
    expect(quantile(sample, 0.25, { convention })).toBeCloseTo(value, 6)
  })
})

test('behavior: halves round up, and to even under type 3', () => {
  const sample = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(quantile(sample, 0.25, { convention: 'nearest' })).toBe(3)
  expect(quantile(sample, 0.5, { convention: 'nearest-plus-one' })).toBe(6)
  expect(quantile(sample, 0.35, { convention: 'type-3' })).toBe(4)
  expect(quantile(sample, 0.4, { convention: 'type-2' })).toBe(4.5)
})

test('error: QuantileOutOfSampleError', () => {
  const options = { convention: 'type-6', beyond: 'refuse' } as const
  expect(() => quantile([1, 2, 3], 0.9999, options)).toThrow(QuantileOutOfSampleError)
  expect(quantile([1, 2, 3], 0.9999, { convention: 'type-6' })).toBe(3)
})

test('error: InvalidConfidenceError', () => {
  expect(() => quantile([1], 1.01)).toThrow(InvalidConfidenceError)
})

test('error: EmptyHistoryError', () => {
  expect(() => quantile([], 0.5)).toThrow(EmptyHistoryError)
})
