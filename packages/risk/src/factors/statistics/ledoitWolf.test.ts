import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../../errors/statistics/emptyHistoryError.ts'
import { at } from '../../matrix/at.ts'
import { cholesky } from '../../matrix/cholesky.ts'
import { createGenerator } from '../../random/createGenerator.ts'
import { ledoitWolf } from './ledoitWolf.ts'

function independent(factors: number, observations: number) {
  const { nextNormal } = createGenerator(11n)
  return Array.from({ length: factors }, () => Array.from({ length: observations }, nextNormal))
}

test('default', () => {
  const few = ledoitWolf(independent(10, 12))
  const many = ledoitWolf([...independent(2, 4000).map((it, i) => it.map((x) => x * (i + 1)))])
  // Fewer observations than factors are nearly all noise; thousands of unequal variances none.
  expect(few.intensity).toBeGreaterThan(0.5)
  expect(many.intensity).toBeLessThan(0.01)
})

test('behavior: total variance is kept and the result is invertible', () => {
  const series = independent(10, 8)
  const { covariance } = ledoitWolf(series)
  let trace = 0
  for (let i = 0; i < 10; i++) trace += at(covariance.values, i * 11)
  const variances = series.map((it) => {
    const mean = it.reduce((a, b) => a + b, 0) / 8
    return it.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 8
  })
  expect(trace).toBeCloseTo(
    variances.reduce((a, b) => a + b, 0),
    12,
  )
  const root = cholesky(covariance)
  for (let i = 0; i < 10; i++) expect(at(root.values, i * 11)).toBeGreaterThan(0)
})

test('error: EmptyHistoryError', () => {
  expect(() => ledoitWolf([])).toThrow(EmptyHistoryError)
})
