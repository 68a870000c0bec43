/** Tells a chain that has silently ceased to be indexed from one that waits for good reason. */
export type StallWatch = {
  /** Something happened: blocks were committed, a problem was named, a rebuild goes on. */
  alive(nowMs: number): void
  lastAliveMs(): number
  /** Whether so much time went by without a sign that it is worth asking the nodes for their heads. */
  isSilent(now: { readonly nowMs: number; readonly windowMs: number }): boolean
  /**
   * Looks whether a silent chain ought to have gone on.
   *
   * @param heads.nodes the highest head any node tells; `undefined` when none answers.
   * @param heads.stored what is indexed; `undefined` before anything is.
   * @returns whether nodes have moved past what is indexed since the last look while nothing happened
   * here.
   */
  isStalled(heads: {
    readonly nodes: number | undefined
    readonly stored: number | undefined
  }): boolean
}

/** Opens a watch; being started is the first sign of life. */
export function createStallWatch(nowMs: number): StallWatch {
  let aliveMs = nowMs
  let headSeen: number | undefined
  return {
    lastAliveMs: () => aliveMs,
    alive(at) {
      aliveMs = at
      headSeen = undefined
    },
    isSilent: ({ nowMs: now, windowMs }) => now - aliveMs >= windowMs,
    isStalled({ nodes, stored }) {
      if (nodes === undefined) return false
      // One look only tells where the nodes are; a chain that is halted stays there.
      const hasMoved = headSeen !== undefined && nodes > headSeen
      headSeen ??= nodes
      return hasMoved && nodes > (stored ?? -1)
    },
  }
}
