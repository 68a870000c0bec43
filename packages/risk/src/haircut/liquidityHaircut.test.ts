import { expect, test } from 'vitest'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { concentrationHaircut, liquidityHaircut } from './liquidityHaircut.ts'

const depth = { slippages: [0.01, 0.02], cumulativeUsd: [100, 200] }

test('default', () => {
  expect(liquidityHaircut({ depth, sizeUsd: 100 })).toBeCloseTo(0.005, 14)
  expect(liquidityHaircut({ depth, sizeUsd: 200 })).toBeCloseTo(0.01, 14)
  // Half of this finds no buyer.
  expect(liquidityHaircut({ depth, sizeUsd: 400 })).toBeCloseTo(0.505, 14)
  expect(liquidityHaircut({ depth: { slippages: [], cumulativeUsd: [] }, sizeUsd: 1 })).toBe(1)
  expect(concentrationHaircut({ heldUsd: 4, availableUsd: 100 })).toBe(0)
  expect(concentrationHaircut({ heldUsd: 200, availableUsd: 100 })).toBe(0.5)
  expect(concentrationHaircut({ heldUsd: 1, availableUsd: 0 })).toBe(0.5)
})

test('error: MismatchedLengthsError', () => {
  expect(() => liquidityHaircut({ depth: { ...depth, cumulativeUsd: [1] }, sizeUsd: 1 })).toThrow(
    MismatchedLengthsError,
  )
})

test('error: ParameterOutOfRangeError', () => {
  const falling = { slippages: [0.02, 0.01], cumulativeUsd: [1, 2] }
  expect(() => liquidityHaircut({ depth: falling, sizeUsd: 1 })).toThrow(ParameterOutOfRangeError)
})
