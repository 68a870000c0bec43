import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { InvalidConfidenceError } from '../errors/statistics/invalidConfidenceError.ts'
import { QuantileOutOfSampleError } from '../errors/statistics/quantileOutOfSampleError.ts'
import { historicalVar } from '../var/historicalVar.ts'
import { historicalShortfall, meanBeyondVar } from './historicalShortfall.ts'

const book = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 40,
  maxLength: 40,
})
const confidences = fc.double({ min: 0.5, max: 0.999, noNaN: true })
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * (1e6 + Math.abs(a))

test('default', () => {
  const profits = Array.from({ length: 100 }, (_, i) => i - 50)
  expect(historicalShortfall(profits, { confidence: 0.95 })).toBe(48)
  expect(meanBeyondVar(profits, { confidence: 0.95 })).toBe(48)
})

test('behavior: it is never below the value at risk', () => {
  fc.assert(
    fc.property(
      book,
      confidences,
      fc.constantFrom('type-1', 'type-5', 'type-7', 'nearest'),
      (profits, confidence, convention) => {
        const parameters = { confidence, convention } as const
        const loss = historicalVar(profits, parameters)
        expect(historicalShortfall(profits, parameters)).toBeGreaterThanOrEqual(loss - 1e-6)
      },
    ),
  )
})

test('behavior: it is sub-additive', () => {
  fc.assert(
    fc.property(book, book, confidences, (a, b, confidence) => {
      const both = a.map((profit, i) => profit + (b[i] as number))
      const apart = historicalShortfall(a, { confidence }) + historicalShortfall(b, { confidence })
      expect(historicalShortfall(both, { confidence })).toBeLessThanOrEqual(apart + 1e-6)
    }),
  )
})

test('behavior: it is homogeneous and moves with a sure gain', () => {
  fc.assert(
    fc.property(
      book,
      confidences,
      fc.double({ min: 0, max: 50, noNaN: true }),
      (a, confidence, k) => {
        const loss = historicalShortfall(a, { confidence })
        const scaled = historicalShortfall(
          a.map((it) => k * it),
          { confidence },
        )
        expect(near(scaled, k * loss) || Math.abs(scaled - k * loss) < 1e-5).toBe(true)
        const moved = historicalShortfall(
          a.map((it) => it + k),
          { confidence },
        )
        expect(near(moved, loss - k)).toBe(true)
      },
    ),
  )
})

test('error: InvalidConfidenceError', () => {
  expect(() => historicalShortfall([1], { confidence: 1 })).toThrow(InvalidConfidenceError)
  expect(() => meanBeyondVar([1], { confidence: 0 })).toThrow(InvalidConfidenceError)
})

test('error: EmptyHistoryError', () => {
  expect(() => historicalShortfall([], { confidence: 0.9 })).toThrow(EmptyHistoryError)
})

test('error: QuantileOutOfSampleError', () => {
  const parameters = { confidence: 0.9999, convention: 'type-6', beyond: 'refuse' } as const
  expect(() => historicalShortfall([1, 2], parameters)).toThrow(QuantileOutOfSampleError)
})
