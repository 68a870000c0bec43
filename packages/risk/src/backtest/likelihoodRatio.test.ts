import { expect, test } from 'vitest'
import { likelihoodRatio, logTerm } from './likelihoodRatio.ts'

test('default', () => {
  const { pValue } = likelihoodRatio({ statistic: 3.841458820694124, degreesOfFreedom: 1 })
  expect(pValue).toBeCloseTo(0.05, 12)
  expect(logTerm(0, 0)).toBe(0)
})

test('behavior: rounding below zero is no evidence', () => {
  expect(likelihoodRatio({ statistic: -1e-16, degreesOfFreedom: 1 }).pValue).toBe(1)
  expect(likelihoodRatio({ statistic: 0, degreesOfFreedom: 0 }).pValue).toBe(1)
})
