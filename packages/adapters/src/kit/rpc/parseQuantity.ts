import { MalformedAnswerError } from './malformedAnswerError.ts'

/**
 * Reads a JSON-RPC quantity.
 *
 * @param quantity `0x`-prefixed hexadecimal; nothing else is a number here, not even a number.
 * @returns a safe integer.
 * @throws MalformedAnswerError for anything else, or for more than 2^53 − 1.
 */
export function parseQuantity(quantity: unknown, field: string): number {
  const value =
    typeof quantity === 'string' && /^0x[0-9a-f]+$/i.test(quantity) ? Number(quantity) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new MalformedAnswerError({ field, value: quantity })
  return value
}
