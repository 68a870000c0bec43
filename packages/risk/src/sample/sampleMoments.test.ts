import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { sampleMoments } from './sampleMoments.ts'

test('default', () => {
  const moments = sampleMoments([1, 2, 3, 4, 10])
  expect(moments).toMatchObject({ observations: 5, mean: 4, variance: 10 })
  // m3 = (−27 − 8 − 1 + 0 + 216)/5 = 36, m4 = (81 + 16 + 1 + 0 + 1296)/5 = 278.8
  expect(moments.skewness).toBeCloseTo(36 / 10 ** 1.5, 14)
  expect(moments.excessKurtosis).toBeCloseTo(278.8 / 100 - 3, 14)
})

test('behavior: n - 1 changes the variance only', () => {
  expect(sampleMoments([1, 3], { denominator: 'n-1' })).toMatchObject({ variance: 2, skewness: 0 })
})

test('behavior: a constant sample has no shape', () => {
  expect(sampleMoments([0.1, 0.1, 0.1])).toMatchObject({ skewness: 0, excessKurtosis: 0 })
})

test('error: EmptyHistoryError', () => {
  expect(() => sampleMoments([])).toThrow(EmptyHistoryError)
  expect(() => sampleMoments([1], { denominator: 'n-1' })).toThrow(EmptyHistoryError)
})
