import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { quantileOfSorted } from './quantile.ts'
import type { QuantileConvention } from './quantilePosition.ts'
import { tailWeights } from './tailWeights.ts'

const conventions: readonly QuantileConvention[] = [
  'type-1',
  'type-3',
  'type-4',
  'type-5',
  'type-6',
  'type-7',
  'type-8',
  'type-9',
  'nearest',
  'nearest-plus-one',
]

test('default', () => {
  const weights = tailWeights({ convention: 'type-1', probability: 0.25, observations: 10 })
  expect([...weights].map((it) => Number(it.toFixed(12)))).toEqual([0.4, 0.4, 0.2, 0])
})

test('behavior: weights add to one and match the integral of the quantile', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...conventions),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      (convention, probability, observations) => {
        const weights = tailWeights({ convention, probability, observations })
        expect(weights.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 10)
        const sample = Array.from({ length: observations }, (_, i) => i * i)
        const mean = weights.reduce((sum, weight, rank) => sum + weight * rank * rank, 0)
        let integral = 0
        for (let k = 0; k < 2000; k++) {
          integral += quantileOfSorted(sample, (probability * (k + 0.5)) / 2000, convention) / 2000
        }
        expect(Math.abs(integral - mean)).toBeLessThan(0.002 * observations ** 2)
      },
    ),
    { numRuns: 60 },
  )
})

test('error: InvalidConfidenceError', () => {
  expect(() => tailWeights({ convention: 'type-1', probability: 0, observations: 3 })).toThrow(
    InvalidConfidenceError,
  )
})
