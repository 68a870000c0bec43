import type { Hex } from '@crossmargin/core'
import { keccak256 } from 'viem'

const bitsOf = new Map<Hex, readonly number[]>()

/**
 * The bloom that a header commits to: three of 2048 bits for every address and topic of its logs.
 *
 * @see the Ethereum yellow paper, 4.3.1
 */
export function headerBloom(
  logs: readonly { readonly address: Hex; readonly topics: readonly Hex[] }[],
): Hex {
  const bytes = Buffer.alloc(256)
  for (const value of logs.flatMap(({ address, topics }) => [address, ...topics]))
    for (const bit of noted(value)) {
      const place = 255 - (bit >> 3)
      bytes[place] = (bytes[place] ?? 0) | (1 << (bit & 7))
    }
  return `0x${bytes.toString('hex')}`
}

function noted(value: Hex): readonly number[] {
  const known = bitsOf.get(value)
  if (known !== undefined) return known
  const hash = keccak256(value)
  const bits = [2, 6, 10].map((at) => Number.parseInt(hash.slice(at, at + 4), 16) & 2047)
  bitsOf.set(value, bits)
  return bits
}
