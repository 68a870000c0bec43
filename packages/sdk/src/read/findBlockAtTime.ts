import { type BlockHeader, getHeader } from '@crossmargin/adapters'
import type { BlockRef } from '@crossmargin/core'
import type { Client } from 'viem'
import { NoBlockError } from './errors/noBlockError.ts'

/**
 * Finds the last block at or before a time, by halving: times of blocks never fall.
 *
 * About 25 headers are asked for on a chain of tens of millions of blocks; only their time is looked at,
 * so nodes that prune state have them.
 *
 * @param parameters.timestampSeconds Unix seconds.
 * @throws NoBlockError when the chain begins after it, or the node lacks a header on the way.
 */
export async function findBlockAtTime(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly head: BlockHeader
    readonly timestampSeconds: number
  },
): Promise<BlockRef> {
  const { chainId, head, timestampSeconds } = parameters
  if (head.timestampSeconds <= timestampSeconds) return head
  let found: BlockRef | undefined
  let from = 0
  // Exclusive: the first block known to be too late.
  let to = head.number
  while (from < to) {
    const number = Math.floor((from + to) / 2)
    const header = await getHeader(client, { chainId, block: { number } })
    if (header === undefined)
      throw new NoBlockError({ wanted: `block ${number}`, head: head.number })
    if (header.timestampSeconds <= timestampSeconds) {
      found = header
      from = number + 1
    } else to = number
  }
  if (found !== undefined) return found
  const wanted = `block at or before Unix time ${timestampSeconds}`
  throw new NoBlockError({ wanted, head: head.number })
}
