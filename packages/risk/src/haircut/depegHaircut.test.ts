import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { ParameterOutOfRangeError } from '../errors/statistics/parameterOutOfRangeError.ts'
import { depegHaircut } from './depegHaircut.ts'

const base = { basisVolatilityPerDay: 0.01, liquidationDays: 1 }

test('default', () => {
  expect(depegHaircut({ ...base, prices: [{ source: 'redemption', ratio: 1 }] })).toBeCloseTo(
    0.03,
    14,
  )
  const prices = [
    { source: 'redemption', ratio: 1 },
    { source: 'book', ratio: 0.9 },
  ]
  expect(depegHaircut({ ...base, prices })).toBeCloseTo(1 - (0.9 * 0.97 - 0.2), 14)
})

test('behavior: a price above the peg is no credit', () => {
  const at = (ratio: number) => depegHaircut({ ...base, prices: [{ source: 'a', ratio }] })
  expect(at(1.2)).toBe(at(1))
})

test('error: EmptyHistoryError', () => {
  expect(() => depegHaircut({ ...base, prices: [] })).toThrow(EmptyHistoryError)
})

test('error: ParameterOutOfRangeError', () => {
  expect(() => depegHaircut({ ...base, prices: [{ source: 'a', ratio: Number.NaN }] })).toThrow(
    ParameterOutOfRangeError,
  )
})
