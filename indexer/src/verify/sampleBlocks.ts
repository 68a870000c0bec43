import type { BlockRef } from '@crossmargin/core'
import type { StoreReader } from '../store/store.ts'
import { spreadEvenly } from './spreadEvenly.ts'

/**
 * Picks indexed blocks of a chain, spread evenly over what is retained, the head among them.
 *
 * @returns at most `count` blocks, ascending; none of a chain that is not indexed yet.
 */
export function sampleBlocks(
  store: Pick<StoreReader, 'read' | 'loadCheckpoint' | 'loadBlockAtOrBefore'>,
  parameters: {
    readonly chainId: number
    readonly fromNumber: number
    readonly count: number
  },
): readonly BlockRef[] {
  const { chainId, fromNumber, count } = parameters
  return store.read(() => {
    const checkpoint = store.loadCheckpoint(chainId)
    if (checkpoint === undefined) return []
    const { head, retainedFromNumber } = checkpoint
    const first = Math.max(fromNumber, retainedFromNumber)
    const numbers = Array.from(
      { length: Math.max(0, head.number - first + 1) },
      (_, i) => first + i,
    )
    const blocks = new Map<number, BlockRef>()
    for (const number of spreadEvenly(numbers, count)) {
      const block = store.loadBlockAtOrBefore({ chainId, number })
      if (block === undefined || block.number < first) continue
      const { hash, timestampSeconds } = block
      blocks.set(block.number, { chainId, number: block.number, hash, timestampSeconds })
    }
    return [...blocks.values()]
  })
}
