import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvariantError } from '../errors/invariantError.ts'
import { mulDivDown, mulDivHalfUp, mulDivUp } from './mulDiv.ts'

const amount = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
const positive = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n })

test('default', () => {
  const third = { a: 10n, b: 1n, denominator: 3n }
  expect([mulDivDown(third), mulDivHalfUp(third), mulDivUp(third)]).toEqual([3n, 3n, 4n])
  const half = { a: 5n, b: 1n, denominator: 2n }
  expect([mulDivDown(half), mulDivHalfUp(half), mulDivUp(half)]).toEqual([2n, 3n, 3n])
})

test('behavior: the exact quotient lies between down and up, at most one apart, half up among them', () => {
  fc.assert(
    fc.property(amount, amount, positive, (a, b, denominator) => {
      const down = mulDivDown({ a, b, denominator })
      const up = mulDivUp({ a, b, denominator })
      const half = mulDivHalfUp({ a, b, denominator })
      expect(down * denominator <= a * b && a * b <= up * denominator).toBe(true)
      expect(up - down === ((a * b) % denominator === 0n ? 0n : 1n)).toBe(true)
      expect(half === down || half === up).toBe(true)
    }),
  )
})

test('error: InvariantError', () => {
  expect(() => mulDivDown({ a: 1n, b: 1n, denominator: 0n })).toThrow(InvariantError)
  expect(() => mulDivUp({ a: -1n, b: 1n, denominator: 1n })).toThrow(InvariantError)
})
