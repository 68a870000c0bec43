import { expect, test } from 'vitest'
import { isWithin, readTolerance } from './tolerance.ts'

test('default', () => {
  expect(readTolerance('abs 1e-4')).toEqual({ kind: 'absolute', bound: 1e-4 })
  expect(readTolerance('1e-9 relative to forward')).toEqual({ kind: 'relative', bound: 1e-9 })
  expect(readTolerance('5 significant digits')).toEqual({ kind: 'significantDigits', bound: 5 })
  expect(readTolerance('exact')).toEqual({ kind: 'absolute', bound: 0 })
  expect(readTolerance(1e-3)).toEqual({ kind: 'absolute', bound: 1e-3 })
})

test('behavior: a clause that names the topic wins', () => {
  expect(readTolerance('delta 1e-3, strike 1e-2', 'strike').bound).toBe(1e-2)
  expect(readTolerance('1e-14 (upstream 1e4 wei); float64 1e-12', 'float64').bound).toBe(1e-12)
})

test('behavior: significant digits are those of the figure', () => {
  const tolerance = readTolerance('5 significant digits')
  expect(isWithin(tolerance, { computed: 0.461474, expected: 0.46147 })).toBe(true)
  expect(isWithin(tolerance, { computed: 0.461476, expected: 0.46147 })).toBe(false)
  expect(isWithin(tolerance, { computed: Number.NaN, expected: 0.46147 })).toBe(false)
})

test('error: VectorInputError', () => {
  expect(() => readTolerance('as it comes')).toThrow('has no number')
})
