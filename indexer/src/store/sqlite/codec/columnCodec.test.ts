import { type ColumnKind, type ColumnValue, InvariantError } from '@crossmargin/core'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeColumn, decodeHex, encodeColumn, encodeHex } from './columnCodec.ts'

const uint256 = fc.oneof(
  fc.bigInt(0n, 2n ** 256n - 1n),
  fc.constantFrom(0n, 1n, 255n, 256n, 2n ** 255n, 2n ** 256n - 1n),
)
const int256 = uint256.map((value) => value - 2n ** 255n)
const toBytes = (length: number): fc.Arbitrary<`0x${string}`> =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as const)
const values: { readonly [kind in ColumnKind]: fc.Arbitrary<ColumnValue> } = {
  uint256,
  'uint256?': fc.option(uint256),
  int256,
  address: toBytes(20),
  'address?': fc.option(toBytes(20)),
  bytes32: toBytes(32),
  integer: fc.maxSafeInteger(),
  'integer?': fc.option(fc.maxSafeInteger()),
  boolean: fc.boolean(),
  text: fc.string({ unit: 'binary' }),
}
const kinds = Object.keys(values) as ColumnKind[]
const database = new Database(':memory:')
database.exec('CREATE TABLE kept (integer INTEGER, blob BLOB, text TEXT) STRICT')
const columnOf = (kind: ColumnKind): string =>
  kind === 'text' ? 'text' : /^(integer|boolean)/.test(kind) ? 'integer' : 'blob'

describe('encodeColumn', () => {
  test.each(kinds)('behavior: %s comes back from SQLite as it was', (kind) => {
    const column = columnOf(kind)
    const insert = database.prepare(`INSERT INTO kept (${column}) VALUES (?) RETURNING ${column}`)
    fc.assert(
      fc.property(values[kind], (value) => {
        const kept = insert.pluck().get(encodeColumn(kind, value)) as never
        expect(decodeColumn(kind, kept)).toStrictEqual(value)
      }),
    )
  })

  test.each(['uint256', 'int256'] as const)('behavior: bytes order as %s numbers do', (kind) => {
    const value = kind === 'uint256' ? uint256 : int256
    fc.assert(
      fc.property(value, value, (left, right) => {
        const order = Buffer.compare(
          encodeColumn(kind, left) as Buffer,
          encodeColumn(kind, right) as Buffer,
        )
        expect(order).toBe(left < right ? -1 : left > right ? 1 : 0)
      }),
    )
  })

  test('behavior: wide numbers take 32 bytes, most significant first', () => {
    expect(encodeColumn('uint256', 258n)).toEqual(Buffer.from(`${'00'.repeat(30)}0102`, 'hex'))
    expect(encodeColumn('int256', 0n)).toEqual(Buffer.from(`80${'00'.repeat(31)}`, 'hex'))
  })

  test('behavior: minus zero is zero', () => {
    expect(encodeColumn('integer', -0)).toBe(0)
  })

  test.each<[ColumnKind, unknown]>([
    ['uint256', -1n],
    ['uint256', 2n ** 256n],
    ['uint256', 1],
    ['uint256', null],
    ['uint256', undefined],
    ['int256', 2n ** 255n],
    ['int256', -(2n ** 255n) - 1n],
    ['address', `0x${'00'.repeat(19)}`],
    ['address', `0x${'0g'.repeat(20)}`],
    ['bytes32', `0x${'00'.repeat(33)}`],
    ['integer', 2 ** 53],
    ['integer', Number.NaN],
    ['boolean', 1],
    ['text', '\udc00'],
    ['text', 5],
  ])('error: InvariantError, for %s of %s', (kind, value) => {
    expect(() => encodeColumn(kind, value as ColumnValue)).toThrow(InvariantError)
  })
})

describe('encodeHex', () => {
  test('default', () => {
    expect(decodeHex(encodeHex('0xABcd'))).toBe('0xabcd')
    expect(encodeHex('0x')).toHaveLength(0)
  })

  test.each(['0x1', '0xzz', '1234'])('error: InvariantError, for %s', (hex) => {
    expect(() => encodeHex(hex as '0x')).toThrow(InvariantError)
  })
})
