import type { Hex } from '@crossmargin/core'
import { keccak256 } from 'viem'

/** Writes the bloom of some addresses and topics, byte by byte, as the yellow paper puts it. */
export function fakeBloom(values: readonly Hex[]): Hex {
  const bloom = Buffer.alloc(256)
  for (const value of values) {
    const hash = Buffer.from(keccak256(value).slice(2), 'hex')
    for (const pair of [0, 2, 4]) {
      const bit = hash.readUInt16BE(pair) % 2048
      const at = 255 - Math.floor(bit / 8)
      bloom[at] = (bloom[at] ?? 0) | (1 << (bit % 8))
    }
  }
  return `0x${bloom.toString('hex')}`
}
