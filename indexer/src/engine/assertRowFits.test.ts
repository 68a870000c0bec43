import type { ColumnKind, ColumnValue } from '@crossmargin/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeColumn } from '../store/sqlite/codec/columnCodec.ts'
import { assertRowFits, RowUnfitError } from './assertRowFits.ts'

function assertOne(kind: ColumnKind, value: unknown): void {
  const tables = { any: { key: {}, columns: { value: kind } } }
  assertRowFits(tables, { table: 'any', row: { value: value as ColumnValue } })
}

test('default', () => {
  assertOne('uint256', 2n ** 256n - 1n)
  assertOne('int256', -(2n ** 255n))
  assertOne('integer?', null)
})

test('error: RowUnfitError', () => {
  expect(() => assertOne('uint256', -1n)).toThrow(RowUnfitError)
  expect(() => assertOne('uint256', -1n)).toThrow(
    'Column "value" of any would become -1, which is no uint256.',
  )
})

const kinds: readonly ColumnKind[] = [
  ...(['uint256', 'uint256?', 'int256', 'address', 'address?'] as const),
  ...(['bytes32', 'integer', 'integer?', 'boolean', 'text'] as const),
]

const values = fc.oneof(
  fc.bigInt({ min: -(2n ** 257n), max: 2n ** 257n }),
  fc.constantFrom(-(2n ** 255n), 2n ** 255n, 2n ** 256n, -1n, 0n),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', '0x', `0x${'0g'.repeat(20)}`),
  fc.constant(`0x${'ab'.repeat(20)}`),
  fc.constant(`0x${'AB'.repeat(32)}`),
)

test('behavior: what fits is exactly what the store can keep', () => {
  const succeeds = (action: () => unknown): boolean => {
    try {
      action()
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(fc.constantFrom(...kinds), values, (kind, value) => {
      expect(succeeds(() => assertOne(kind, value))).toBe(
        succeeds(() => encodeColumn(kind, value as ColumnValue)),
      )
    }),
    { numRuns: 3_000 },
  )
})
