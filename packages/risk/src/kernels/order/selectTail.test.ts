import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothKernels } from '../../../test/kernelsFixture.ts'
import { InvalidColumnValueError } from '../errors/invalidColumnValueError.ts'
import { InvalidRankError } from '../errors/invalidRankError.ts'
import { selectRank, selectTail } from './selectTail.ts'

const { wasm, typescript } = await bothKernels()
// Few distinct values make ties, many make long lists; both are where a selection goes wrong.
const lists = fc
  .tuple(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 1e6 }), fc.nat(2 ** 31 - 1))
  .map(([length, distinct, seed]) => {
    let state = seed || 1
    return Float64Array.from({ length }, () => {
      state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1
      return (state % distinct) - distinct / 2
    })
  })

test('behavior: a rank is that of sorting, for both engines, and the list is left as it is', () => {
  fc.assert(
    fc.property(lists, fc.double({ min: 0, max: 0.999, noNaN: true }), (values, share) => {
      const rank = Math.floor(share * values.length)
      const before = values.slice()
      const expected = values.slice().sort()[rank] as number
      expect(selectRank(wasm, { values, rank })).toBe(expected)
      expect(selectRank(typescript, { values, rank })).toBe(expected)
      expect(values).toEqual(before)
    }),
    { numRuns: 300 },
  )
})

test('behavior: a tail is the end of the sorted list', () => {
  fc.assert(
    fc.property(lists, fc.double({ min: 0.001, max: 1, noNaN: true }), (values, share) => {
      const count = Math.ceil(share * values.length)
      const end = values
        .slice()
        .sort()
        .subarray(values.length - count)
      const { threshold, mean } = selectTail(wasm, { values, count })
      expect(selectTail(typescript, { values, count })).toEqual({ threshold, mean })
      expect(threshold).toBe(end[0])
      const sum = end.reduce((total, it) => total + it, 0)
      expect(Math.abs(mean - sum / count)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(mean)))
      expect(mean).toBeGreaterThanOrEqual(threshold)
    }),
    { numRuns: 200 },
  )
})

test('error: InvalidRankError', () => {
  const values = Float64Array.of(1, 2)
  for (const rank of [-1, 2, 0.5, Number.NaN]) {
    expect(() => selectRank(wasm, { values, rank })).toThrow(InvalidRankError)
  }
  expect(() => selectTail(wasm, { values: new Float64Array(0), count: 1 })).toThrow(
    InvalidRankError,
  )
})

test('error: InvalidColumnValueError', () => {
  const values = Float64Array.of(1, Number.NaN)
  expect(() => selectRank(wasm, { values, rank: 0 })).toThrow(InvalidColumnValueError)
})
