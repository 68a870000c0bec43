import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { studentCdf, studentDensity, studentQuantile } from './studentT.ts'

test('default', () => {
  // One degree of freedom is Cauchy, two have a closed form.
  expect(studentCdf(1, 1)).toBeCloseTo(0.75, 14)
  expect(studentDensity(0, 1)).toBeCloseTo(1 / Math.PI, 14)
  expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 10)
  expect(studentQuantile(0.99, 4)).toBeCloseTo(3.746947388, 8)
})

test('behavior: the quantile inverts the distribution', () => {
  const levels = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  fc.assert(
    fc.property(levels, fc.double({ min: 1.5, max: 60, noNaN: true }), (level, nu) => {
      expect(studentCdf(studentQuantile(level, nu), nu)).toBeCloseTo(level, 12)
    }),
  )
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => studentCdf(1, 0)).toThrow(ParameterOutOfRangeError)
})

test('error: InvalidConfidenceError', () => {
  expect(() => studentQuantile(1, 3)).toThrow(InvalidConfidenceError)
})
