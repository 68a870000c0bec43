import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { MismatchedLengthsError } from '../errors/statistics/mismatchedLengthsError.ts'
import { compensatedSum } from '../sample/compensatedSum.ts'
import { historicalVar } from '../var/historicalVar.ts'
import { componentHistoricalVar, componentShortfall } from './componentShortfall.ts'
import { historicalShortfall } from './historicalShortfall.ts'

test('default', () => {
  const long = [-10, -5, 0, 5, 10]
  const hedge = [6, 3, 0, -3, -6]
  const risk = componentShortfall([long, hedge], { confidence: 0.6 })
  expect(risk.loss).toBeCloseTo(3, 14)
  expect([...risk.components]).toEqual([7.5, -4.5])
})

test('behavior: components add to the measure of the book', () => {
  const profits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), {
    minLength: 30,
    maxLength: 30,
  })
  const confidences = fc.double({ min: 0.5, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(profits, profits, profits, confidences, (a, b, c, confidence) => {
      const book = a.map((it, i) => it + (b[i] as number) + (c[i] as number))
      const shortfall = componentShortfall([a, b, c], { confidence })
      expect(compensatedSum(shortfall.components)).toBe(shortfall.loss)
      expect(shortfall.loss).toBeCloseTo(historicalShortfall(book, { confidence }), 6)
      const valueAtRisk = componentHistoricalVar([a, b, c], { confidence })
      expect(valueAtRisk.loss).toBeCloseTo(historicalVar(book, { confidence }), 6)
    }),
  )
})

test('error: MismatchedLengthsError', () => {
  expect(() => componentShortfall([[1, 2], [1]], { confidence: 0.9 })).toThrow(
    MismatchedLengthsError,
  )
})

test('error: EmptyHistoryError', () => {
  expect(() => componentShortfall([], { confidence: 0.9 })).toThrow(EmptyHistoryError)
})
