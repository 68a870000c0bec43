import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { defaultCollateralClasses, tieredHaircut } from './collateralTiers.ts'

const tiers = [
  { upToUsd: 100, haircut: 0.1 },
  { upToUsd: Infinity, haircut: 0.5 },
]

test('default', () => {
  expect(tieredHaircut(50, { name: 'a', tiers })).toBeCloseTo(0.1, 14)
  expect(tieredHaircut(200, { name: 'a', tiers })).toBeCloseTo(0.3, 14)
  expect(tieredHaircut(0, { name: 'a', tiers })).toBe(0.1)
  expect(defaultCollateralClasses.map(({ name }) => name)).toContain('major')
})

test('error: EmptyHistoryError', () => {
  expect(() => tieredHaircut(1, { name: 'a', tiers: [] })).toThrow(EmptyHistoryError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => tieredHaircut(200, { name: 'a', tiers: tiers.slice(0, 1) })).toThrow(
    ParameterOutOfRangeError,
  )
  expect(() => tieredHaircut(1, { name: 'a', tiers: [...tiers].reverse() })).toThrow(
    ParameterOutOfRangeError,
  )
})
