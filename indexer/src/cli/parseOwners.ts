import type { Address } from '@crossmargin/core'
import { isAddress } from 'viem'
import { UsageError } from '../errors/usageError.ts'

/**
 * Reads the addresses on a command line.
 *
 * @returns them in lower case, each once, in order.
 * @throws UsageError for none, or for one that is no address.
 */
export function parseOwners(words: readonly string[]): readonly Address[] {
  if (words.length === 0) {
    throw new UsageError('Whose portfolio? Write crossmargin portfolio <address…>.')
  }
  const owners = words.map((word) => {
    if (isAddress(word)) return word.toLowerCase() as Address
    if (/^[^.\s]+(\.[^.\s]+)+$/.test(word)) {
      throw new UsageError(
        `${JSON.stringify(word)} is a name, and names are not looked up; write the address it stands for.`,
      )
    }
    const isMistyped = isAddress(word, { strict: false })
    throw new UsageError(
      isMistyped
        ? `${word} has capitals that are not those of its checksum, so a digit may be wrong; copy it again, or write it in small letters.`
        : `${JSON.stringify(word)} is no address; an address is 0x and 40 hexadecimal digits.`,
    )
  })
  return [...new Set(owners)]
}
