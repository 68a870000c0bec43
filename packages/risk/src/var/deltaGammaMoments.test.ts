import { expect, test } from 'vitest'
import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { toMatrix } from '../matrix/matrix.ts'
import { createGenerator } from '../random/createGenerator.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'
import { deltaGammaMoments } from './deltaGammaMoments.ts'

test('default', () => {
  // ½x² is half a chi-square: mean ½, variance ½, skewness √8, excess kurtosis 12.
  const one = toMatrix([[1]])
  const moments = deltaGammaMoments({ delta: [0], gamma: one, covariance: one })
  expect(moments.mean).toBe(0.5)
  expect(moments.standardDeviation).toBeCloseTo(Math.SQRT1_2, 14)
  expect(moments.skewness).toBeCloseTo(Math.sqrt(8), 13)
  expect(moments.excessKurtosis).toBeCloseTo(12, 12)
})

test('behavior: it agrees with simulation', () => {
  const gamma = toMatrix([
    [1, 0.4],
    [0.4, -0.5],
  ])
  const covariance = toMatrix([
    [1, 0],
    [0, 1],
  ])
  const moments = deltaGammaMoments({ delta: [2, 1], gamma, covariance })
  const { nextNormal } = createGenerator(5n)
  const profits = Array.from({ length: 100_000 }, () => {
    const [x, y] = [nextNormal(), nextNormal()]
    return 2 * x + y + 0.5 * (x * x - 0.5 * y * y) + 0.4 * x * y
  })
  const sample = sampleMoments(profits)
  expect(sample.mean).toBeCloseTo(moments.mean, 1)
  expect(Math.sqrt(sample.variance)).toBeCloseTo(moments.standardDeviation, 1)
  expect(sample.skewness).toBeCloseTo(moments.skewness, 1)
  expect(Math.abs(sample.excessKurtosis - moments.excessKurtosis)).toBeLessThan(0.25)
})

test('error: MismatchedLengthsError', () => {
  const one = toMatrix([[1]])
  expect(() => deltaGammaMoments({ delta: [1, 2], gamma: one, covariance: one })).toThrow(
    MismatchedLengthsError,
  )
})

test('error: DegenerateSampleError', () => {
  const [zero, minus] = [toMatrix([[0]]), toMatrix([[-1]])]
  expect(() => deltaGammaMoments({ delta: [1], gamma: zero, covariance: minus })).toThrow(
    DegenerateSampleError,
  )
})
