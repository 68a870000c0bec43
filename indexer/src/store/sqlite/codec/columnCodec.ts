import {
  type Address,
  assertInvariant,
  type ColumnKind,
  type ColumnValue,
  type Hex,
} from '@crossmargin/core'

/** What SQLite is given and gives back. Never a float that is not an integer, never a bigint. */
export type SqlValue = Buffer | number | string | null

const uint256End = 1n << 256n
const zeros = '0'.repeat(64)
const int256Bias = 1n << 255n

/**
 * Writes a value of a column as SQLite keeps it.
 *
 * Wide integers become 32 bytes, most significant first, signed ones moved up by 2^255, so that the
 * order of the bytes is the order of the numbers and an index on them is one too.
 *
 * @throws InvariantError for a value that is not of the kind: what cannot be kept exactly is not kept.
 */
export function encodeColumn(kind: ColumnKind, value: ColumnValue | undefined): SqlValue {
  if (value === null) {
    assertInvariant(kind.endsWith('?'), `a column of kind ${kind} is never null`)
    return null
  }
  switch (kind) {
    case 'uint256':
    case 'uint256?':
      return encodeUint256(value)
    case 'int256':
      assertInvariant(typeof value === 'bigint', 'an int256 is a bigint')
      return encodeUint256(value + int256Bias)
    case 'address':
    case 'address?':
      return encodeBytes(value, 20)
    case 'bytes32':
      return encodeBytes(value, 32)
    case 'integer':
    case 'integer?':
      assertInvariant(Number.isSafeInteger(value), 'an integer column holds a safe integer')
      // Adding zero turns -0 into 0: SQLite would keep them apart until it converts them.
      return (value as number) + 0
    case 'boolean':
      assertInvariant(typeof value === 'boolean', 'a boolean column holds true or false')
      return value ? 1 : 0
    case 'text':
      assertInvariant(typeof value === 'string', 'a text column holds a string')
      // Half a surrogate pair has no UTF-8: it would come back as another text.
      assertInvariant(!/\p{Surrogate}/u.test(value), 'a text column holds well-formed Unicode')
      return value
  }
}

/** Reads a value back as {@link encodeColumn} wrote it; hexadecimal in lower case. */
export function decodeColumn(kind: ColumnKind, value: SqlValue): ColumnValue {
  if (value === null) return null
  switch (kind) {
    case 'uint256':
    case 'uint256?':
      return decodeUint256(value as Buffer)
    case 'int256':
      return decodeUint256(value as Buffer) - int256Bias
    case 'address':
    case 'address?':
    case 'bytes32':
      return decodeHex(value as Buffer)
    case 'integer':
    case 'integer?':
    case 'text':
      return value as number | string
    case 'boolean':
      return value === 1
  }
}

/**
 * Writes hexadecimal text as bytes.
 *
 * @throws InvariantError for text that is not whole bytes.
 */
export function encodeHex(hex: Hex): Buffer {
  const bytes = Buffer.from(hex.slice(2), 'hex')
  // Buffer.from stops at the first character that is not hexadecimal, without a word.
  assertInvariant(
    hex.startsWith('0x') && bytes.length * 2 + 2 === hex.length,
    'hexadecimal text is 0x and whole bytes',
  )
  return bytes
}

/** Writes bytes as hexadecimal text in lower case. */
export function decodeHex(bytes: Buffer): Address | Hex {
  return `0x${bytes.toString('hex')}`
}

function encodeUint256(value: ColumnValue | undefined): Buffer {
  assertInvariant(
    typeof value === 'bigint' && value >= 0n && value < uint256End,
    'a 256-bit column holds a bigint of 256 bits',
  )
  const digits = value.toString(16)
  return Buffer.from(zeros.slice(digits.length) + digits, 'hex')
}

function decodeUint256(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`)
}

function encodeBytes(value: ColumnValue | undefined, length: number): Buffer {
  assertInvariant(typeof value === 'string', 'a column of bytes holds hexadecimal text')
  const bytes = encodeHex(value as Hex)
  assertInvariant(bytes.length === length, `a column of ${length} bytes holds ${length} bytes`)
  return bytes
}
