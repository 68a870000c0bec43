import type { VectorInput } from '../vectorInput.ts'
import { VectorInputError } from '../vectorInputError.ts'

/**
 * Reads a whole number of any size: `"860000000000000000"`, `200`, `"1e36"`.
 *
 * @throws VectorInputError where the first of the keys that is there holds no whole number.
 */
export function integerOf(input: VectorInput, ...keys: readonly string[]): bigint {
  const key = keys.find((it) => input.has(it))
  if (key === undefined) return BigInt(input.number(...keys))
  return toInteger(input.raw(key), key)
}

/** The same, or the default where none of the keys is there. */
export function integerOr(
  input: VectorInput,
  fallback: bigint,
  ...keys: readonly string[]
): bigint {
  const isThere = keys.some((key) => input.has(key))
  return isThere ? integerOf(input, ...keys) : fallback
}

/** A whole number as text or number, an exponent included. */
export function toInteger(value: unknown, where: string): bigint {
  const text = String(value).trim()
  const match = /^(-?\d+)(?:\.(\d+))?(?:e\+?(\d+))?n?$/i.exec(text)
  const [, whole = '', fraction = '', exponent = '0'] = match ?? []
  const shift = Number(exponent) - fraction.length
  if (match === null || shift < 0) {
    throw new VectorInputError({
      problem: `\`${where}\` is no whole number: ${JSON.stringify(value)}.`,
      remedy: 'Write it in full, or with an exponent such as 1e36.',
    })
  }
  return BigInt(whole + fraction) * 10n ** BigInt(shift)
}
