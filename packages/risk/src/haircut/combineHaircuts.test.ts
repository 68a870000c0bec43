import { expect, test } from 'vitest'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { combineHaircuts } from './combineHaircuts.ts'

test('default', () => {
  const lines = [
    { name: 'volatility', haircut: 0.2 },
    { name: 'oracle', haircut: 0.5 },
  ]
  expect(combineHaircuts(lines)).toEqual({
    haircut: expect.closeTo(0.6, 14),
    parts: [
      { name: 'volatility', haircut: 0.2 },
      { name: 'oracle', haircut: expect.closeTo(0.4, 14) },
    ],
  })
  expect(combineHaircuts([])).toEqual({ haircut: 0, parts: [] })
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => combineHaircuts([{ name: 'a', haircut: 1.1 }])).toThrow(ParameterOutOfRangeError)
})
