import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { binomialCdf, binomialProbability, exactBinomialTest } from './binomial.ts'

const coin = { trials: 4, probability: 0.5 }

test('default', () => {
  expect(binomialProbability({ ...coin, events: 2 })).toBeCloseTo(6 / 16, 14)
  expect(binomialCdf({ ...coin, events: 1 })).toBeCloseTo(5 / 16, 14)
  expect(binomialCdf({ ...coin, events: 4 })).toBe(1)
  expect(binomialCdf({ ...coin, events: -1 })).toBe(0)
})

test('behavior: the exact test adds what is no likelier', () => {
  expect(exactBinomialTest({ ...coin, events: 0 })).toBeCloseTo(2 / 16, 12)
  expect(exactBinomialTest({ ...coin, events: 2 })).toBeCloseTo(1, 12)
  // R: binom.test(682, 925, p = 0.75)$p.value
  expect(exactBinomialTest({ events: 682, trials: 925, probability: 0.75 })).toBeCloseTo(0.3825, 4)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => binomialCdf({ ...coin, events: 1, probability: 2 })).toThrow(
    ParameterOutOfRangeError,
  )
})
