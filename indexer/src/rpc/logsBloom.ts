import type { Hex } from '@crossmargin/core'
import { keccak256 } from 'viem'

/** Where the three bits of one address or topic lie in a bloom's text, and which they are. */
export type BloomBits = readonly { readonly character: number; readonly mask: number }[]

/**
 * Says where an address or topic is noted in a header's bloom: three bits of 2048, each by eleven
 * bits of its hash.
 *
 * @see Ethereum yellow paper, section 4.3.1, the function M.
 */
export function bloomBits(value: Hex): BloomBits {
  const hash = keccak256(value)
  return [0, 1, 2].map((pair) => {
    const bit = Number.parseInt(hash.slice(2 + pair * 4, 6 + pair * 4), 16) & 2047
    // The last digit of the text holds bits 0 to 3.
    return { character: bloomLength - 1 - (bit >> 2), mask: 1 << (bit & 3) }
  })
}

/** Characters of a bloom's text, `0x` included. */
const bloomLength = 514

/** Whether a bloom may hold a value. `false` is certain. */
export function mayHold(bloom: Hex, bits: BloomBits): boolean {
  for (const { character, mask } of bits) if ((digitAt(bloom, character) & mask) === 0) return false
  return true
}

/** Whether nothing is noted: of a block without logs, and on chains that keep no blooms. */
export function isEmptyBloom(bloom: Hex): boolean {
  return /^0x0*$/.test(bloom)
}

/** Which part of the bits is set, 0 to 1. Above a half, a bloom that may hold something says little. */
export function bloomFill(bloom: Hex): number {
  let count = 0
  for (let at = 2; at < bloom.length; at += 1) count += onesOf[digitAt(bloom, at)] ?? 0
  return count / 2048
}

const onesOf = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4]

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  // Digits are 48 to 57; letters of either case differ in one bit only.
  return code <= 57 ? code - 48 : (code | 32) - 87
}
