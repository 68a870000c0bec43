/** What is known of one node's head. */
export type KnownHead = {
  readonly number: number
  /** Unix seconds of the block, where its header was seen. */
  readonly timestampSeconds?: number
  /** When it last went up, by our clock. */
  readonly advancedAtMs: number
}

/** How a node's head stands among the others. */
export type HeadStanding = 'good' | 'lagging' | 'outdated' | 'stuck' | 'syncing'

/** A node this far behind is not asked for the head while another is ahead. */
const lagBlocks = 3
const shortestStuckMs = 30_000
const stuckBlockTimes = 10
/** More than two blocks of the slowest chain: what is that old is no head. */
const outdatedSeconds = 60

/**
 * Compares the heads of a chain's nodes.
 *
 * Of three or more the second highest is what is measured against, so that one node that invents
 * blocks condemns nobody; of two, the higher. A node below the finalized block is syncing: its word
 * about forks is worth nothing, however sure it sounds.
 *
 * @param parameters.finalizedNumber what is indexed as final; 0 for nothing.
 * @returns a standing for each head; `undefined` where the head is not known.
 */
export function headReview(
  heads: readonly (KnownHead | undefined)[],
  parameters: {
    readonly nowMs: number
    readonly blockTimeMs: number
    readonly finalizedNumber: number
  },
): readonly (HeadStanding | undefined)[] {
  const { nowMs, blockTimeMs, finalizedNumber } = parameters
  const known = heads.flatMap((head) => head ?? []).sort((a, b) => b.number - a.number)
  const reference = known[known.length > 2 ? 1 : 0]
  const stuckMs = Math.max(shortestStuckMs, stuckBlockTimes * blockTimeMs)
  return heads.map((head) => {
    if (head === undefined) return undefined
    const isBehind = (reference?.number ?? 0) - head.number > lagBlocks
    if (isBehind && head.number < finalizedNumber) return 'syncing'
    if (isBehind && nowMs - head.advancedAtMs > stuckMs) return 'stuck'
    if (isBehind && secondsBetween(head, reference) > outdatedSeconds) return 'outdated'
    return isBehind ? 'lagging' : 'good'
  })
}

/** @returns 0 where either time is not known. */
function secondsBetween(head: KnownHead, reference: KnownHead | undefined): number {
  const from = head.timestampSeconds
  const to = reference?.timestampSeconds
  return from === undefined || to === undefined ? 0 : to - from
}
