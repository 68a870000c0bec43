import { keccak256 } from 'viem'

const bits = new Map<string, readonly number[]>()

/**
 * Writes the bloom that a header commits to for some logs: three bits for each address and topic.
 *
 * @see Ethereum yellow paper, equation 30.
 */
export function headerBloom(
  logs: readonly { readonly address: string; readonly topics: readonly string[] }[],
): string {
  const bloom = Buffer.alloc(256)
  for (const { address, topics } of logs) {
    for (const value of [address, ...topics]) {
      for (const bit of bitsOf(value)) {
        const at = 255 - (bit >> 3)
        bloom[at] = (bloom[at] ?? 0) | (1 << (bit & 7))
      }
    }
  }
  return `0x${bloom.toString('hex')}`
}

function bitsOf(value: string): readonly number[] {
  const known = bits.get(value)
  if (known !== undefined) return known
  const hash = keccak256(value as `0x${string}`)
  const found = [0, 1, 2].map(
    (pair) => Number.parseInt(hash.slice(2 + pair * 4, 6 + pair * 4), 16) & 2047,
  )
  bits.set(value, found)
  return found
}
