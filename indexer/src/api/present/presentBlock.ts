import type { BlockRef, Finality } from '@crossmargin/core'
import type { Block } from '@crossmargin/schema'
import type { ChainStatusBoard } from '../../store/chainStatus.ts'
import type { Checkpoint } from '../../store/store.ts'

/** How final a block is, by the chain's own labels as last seen. */
export function finalityOf(number: number, checkpoint: Checkpoint): Finality {
  if (number <= checkpoint.finalizedNumber) return 'finalized'
  return number <= checkpoint.safeNumber ? 'safe' : 'latest'
}

/** Whether what is known of a chain may be behind: it is not followed live right now. */
export function isStale(statuses: ChainStatusBoard, chainId: number): boolean {
  return statuses.get(chainId)?.state !== 'live'
}

/** A block as the API shows it, with how far it can be trusted. */
export function presentBlock(
  block: BlockRef,
  context: { readonly checkpoint: Checkpoint; readonly statuses: ChainStatusBoard },
): Block {
  const { checkpoint, statuses } = context
  const finality = finalityOf(block.number, checkpoint)
  return {
    ...block,
    chainName: statuses.get(block.chainId)?.name ?? String(block.chainId),
    finality: finality.toUpperCase() as Block['finality'],
    isStale: isStale(statuses, block.chainId),
  }
}
