import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { christoffersenCoverage, christoffersenIndependence } from './christoffersen.ts'

const transitions = { n00: 932, n10: 53, n01: 53, n11: 4 }

test('default', () => {
  // The examples in the documentation of MathWorks' varbacktest.
  const independence = christoffersenIndependence(transitions)
  expect(independence.statistic).toBeCloseTo(0.25866, 5)
  expect(independence.pValue).toBeCloseTo(0.61104, 5)
  const base = { observations: 1043, failures: 57, confidence: 0.95 }
  const coverage = christoffersenCoverage({ ...base, transitions })
  expect(coverage.statistic).toBeCloseTo(0.72013, 5)
  expect(coverage.pValue).toBeCloseTo(0.69763, 5)
})

test('behavior: no failure, or no failure in a row, has a statistic', () => {
  expect(christoffersenIndependence({ n00: 99, n01: 0, n10: 0, n11: 0 }).statistic).toBe(0)
  const once = christoffersenIndependence({ n00: 97, n01: 1, n10: 1, n11: 0 })
  expect(once.statistic).toBeCloseTo(0.0203, 3)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => christoffersenIndependence({ n00: 0, n01: 0, n10: 0, n11: 0 })).toThrow(
    ParameterOutOfRangeError,
  )
})
