/** What is known of one node's head. */
export type KnownHead = {
  readonly number: number
  /** When it last went up, by our clock. */
  readonly advancedAtMs: number
}

/** How a node's head stands among the others. */
export type HeadStanding = 'good' | 'lagging' | 'stuck' | 'syncing'

/** A node this far behind is not asked for the head while another is ahead. */
const lagBlocks = 3
const shortestStuckMs = 30_000
const stuckBlockTimes = 10

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
  const numbers = heads.flatMap((head) => (head === undefined ? [] : [head.number]))
  const reference = numbers.sort((a, b) => b - a)[numbers.length > 2 ? 1 : 0] ?? 0
  const stuckMs = Math.max(shortestStuckMs, stuckBlockTimes * blockTimeMs)
  return heads.map((head) => {
    if (head === undefined) return undefined
    const isBehind = reference - head.number > lagBlocks
    if (isBehind && head.number < finalizedNumber) return 'syncing'
    if (isBehind && nowMs - head.advancedAtMs > stuckMs) return 'stuck'
    return isBehind ? 'lagging' : 'good'
  })
}
