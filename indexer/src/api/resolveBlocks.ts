import type { BlockRef } from '@crossmargin/core'
import type { AsOf } from '@crossmargin/schema'
import type { Checkpoint } from '../store/store.ts'
import type { ApiContext } from './apiContext.ts'
import { BadInputError } from './badInputError.ts'

/** One chain's place in an answer: which block, and whether that block is the head. */
export type ResolvedBlock = {
  readonly block: BlockRef
  readonly checkpoint: Checkpoint
  readonly isHead: boolean
}

/**
 * Chooses the block of each indexed chain that an answer is true at.
 *
 * @param asOf a time for all chains, or a block for some of them (the others stand at their head);
 * nothing for the heads. The last kept block at or before is taken.
 * @returns one block a chain; chains without any indexed block are left out.
 * @throws BadInputError for a moment before what is retained, or after what is indexed.
 */
export function resolveBlocks(
  { store }: Pick<ApiContext, 'store'>,
  asOf: AsOf | null | undefined,
): readonly ResolvedBlock[] {
  const known = store.listChainIds()
  for (const { chainId } of asOf?.blocks ?? []) {
    if (!known.includes(chainId))
      throw new BadInputError(
        `Chain ${chainId} is not indexed; the indexed chains are ${known.join(', ') || 'none'}.`,
      )
  }
  return known.flatMap((chainId) => {
    const checkpoint = store.loadCheckpoint(chainId)
    if (checkpoint === undefined) return []
    const block = blockOf({ store }, { chainId, checkpoint, asOf })
    return [{ block, checkpoint, isHead: block.number === checkpoint.head.number }]
  })
}

function blockOf(
  { store }: Pick<ApiContext, 'store'>,
  parameters: {
    readonly chainId: number
    readonly checkpoint: Checkpoint
    readonly asOf: AsOf | null | undefined
  },
): BlockRef {
  const { chainId, checkpoint, asOf } = parameters
  const { head, retainedFromNumber } = checkpoint
  const number = asOf?.blocks?.find((it) => it.chainId === chainId)?.number
  const time = asOf?.time
  if (number === undefined && time === undefined) return head
  if (number !== undefined && number > head.number)
    throw new BadInputError(
      `Block ${number} of chain ${chainId} is not indexed yet; the head is ${head.number}.`,
    )
  const found =
    number !== undefined
      ? store.loadBlockAtOrBefore({ chainId, number })
      : store.loadBlockAtOrBeforeTime({ chainId, timestampSeconds: time ?? 0 })
  if (found !== undefined && found.number >= retainedFromNumber) return found
  const asked = number === undefined ? `Time ${time}` : `Block ${number}`
  if (checkpoint.watchedFromNumber === retainedFromNumber)
    throw new BadInputError(
      `${asked} is before the index of chain ${chainId} began, which follows watched owners from block ${retainedFromNumber} on; ask for that block or later.`,
    )
  throw new BadInputError(
    `${asked} is before what chain ${chainId} retains; ask for block ${retainedFromNumber} or later, or raise retentionBlocks.`,
  )
}
