import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { bufferedMargin, flooredMargin, stressWeightedMargin } from './antiProcyclicality.ts'

test('default', () => {
  expect(stressWeightedMargin({ currentUsd: 100, stressedUsd: 300 })).toBe(150)
  const floor = { currentUsd: 100, currentVolatility: 0.4 }
  expect(flooredMargin({ ...floor, lookbackVolatility: 0.6 })).toBeCloseTo(150, 12)
  expect(flooredMargin({ ...floor, lookbackVolatility: 0.2 })).toBe(100)
})

test('behavior: a buffer is kept in calm, drawn in stress, and then exhausted', () => {
  const calm = bufferedMargin({
    modelMarginUsd: 100,
    chargedUsd: 0,
    bufferUsd: 0,
    isStressed: false,
  })
  expect(calm).toEqual({ marginUsd: 125, bufferUsd: 25 })
  const stressed = { chargedUsd: 125, bufferUsd: 25, isStressed: true }
  expect(bufferedMargin({ ...stressed, modelMarginUsd: 110 })).toEqual({
    marginUsd: 125,
    bufferUsd: 15,
  })
  expect(bufferedMargin({ ...stressed, modelMarginUsd: 140 })).toEqual({
    marginUsd: 140,
    bufferUsd: 0,
  })
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => stressWeightedMargin({ currentUsd: 1, stressedUsd: 1, weight: 0.1 })).toThrow(
    ParameterOutOfRangeError,
  )
  expect(() =>
    bufferedMargin({
      modelMarginUsd: 1,
      chargedUsd: 1,
      bufferUsd: 1,
      isStressed: true,
      share: 0.1,
    }),
  ).toThrow(ParameterOutOfRangeError)
  expect(() =>
    flooredMargin({ currentUsd: 1, currentVolatility: 0, lookbackVolatility: 1 }),
  ).toThrow(ParameterOutOfRangeError)
})
