import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { chainHaircut } from './chainHaircut.ts'

const bridge = { name: 'bridge', failurePerYear: 0.1, lossGivenFailure: 0.5 }

test('default', () => {
  expect(chainHaircut({ chainFailurePerYear: 0.02, bridges: [], holdingDays: 365 })).toBeCloseTo(
    0.02,
    14,
  )
  const bridged = chainHaircut({ chainFailurePerYear: 0, bridges: [bridge], holdingDays: 365 })
  expect(bridged).toBeCloseTo(0.05, 14)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => chainHaircut({ chainFailurePerYear: 2, bridges: [], holdingDays: 1 })).toThrow(
    ParameterOutOfRangeError,
  )
})
