/** How many requests may be under way at one node, learned from how it bears them. */
export type Gate = {
  isFree(): boolean
  /** How many are let through now. */
  limit(): number
  /** Runs at once; whoever cares asks `isFree` before. */
  run<result>(work: () => Promise<result>): Promise<result>
  /** The node answered: after a round of answers one more is let through. */
  succeeded(): void
  /** The node is overtaxed: half as many are let through. */
  struggled(): void
}

/** Opens a gate: up by one for each full round that succeeds, down by half for each complaint. */
export function createGate(parameters: {
  readonly initial: number
  readonly maximum: number
}): Gate {
  let limit = Math.min(parameters.initial, parameters.maximum)
  let underWay = 0
  let successes = 0
  return {
    isFree: () => underWay < limit,
    limit: () => limit,
    async run(work) {
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
    succeeded() {
      successes += 1
      if (successes < limit) return
      successes = 0
      limit = Math.min(limit + 1, parameters.maximum)
    },
    struggled() {
      successes = 0
      limit = Math.max(1, Math.floor(limit / 2))
    },
  }
}
