import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type QuantileConvention, quantilePosition } from './quantilePosition.ts'

const conventions: readonly QuantileConvention[] = [
  'type-1',
  'type-2',
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
  expect(
    quantilePosition({ convention: 'type-7', probability: 0.3, observations: 4 }).weights,
  ).toEqual([
    { rank: 0, weight: expect.closeTo(0.1, 12) as number },
    { rank: 1, weight: expect.closeTo(0.9, 12) as number },
  ])
})

test('behavior: ranks exist and weights add to one', () => {
  const levels = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...conventions),
      levels,
      fc.integer({ min: 1, max: 200 }),
      (convention, probability, observations) => {
        const { weights } = quantilePosition({ convention, probability, observations })
        expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
        for (const { rank } of weights) expect(rank >= 0 && rank < observations).toBe(true)
      },
    ),
  )
})
