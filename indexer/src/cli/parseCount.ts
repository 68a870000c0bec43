import { UsageError } from '../errors/usageError.ts'

/**
 * Reads a flag that counts something.
 *
 * @returns a whole number from 1 on, or `undefined` where the flag was not given.
 * @throws UsageError
 */
export function parseCount(text: unknown, flag: string): number | undefined {
  if (text === undefined) return undefined
  const count = Number(text)
  if (typeof text === 'string' && /^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) {
    return count
  }
  throw new UsageError(
    `--${flag} is ${JSON.stringify(text)}, but it counts: write a whole number from 1 on.`,
  )
}
