import type { Client } from 'viem'
import type { Shrink } from '../pool/faults/verdict.ts'

/** How much one node returns of logs at once, learned from what it refuses. */
export type LogLimits = {
  /** Blocks to ask for at once. */
  blocks(): number
  addresses(): number
  /** A range was answered: the next may be longer. */
  answered(blocks: number): void
  /** A range was refused: asks for less from now on. */
  refused(blocks: number, shrink: Shrink & { readonly kind: 'blocks' }): void
  refusedAddresses(count: number, shrink: Shrink & { readonly kind: 'addresses' }): void
}

const growth = 1.5

/**
 * Opens limits that know nothing yet.
 *
 * A limit that a node names is kept for good; one found by halving is tried to be passed, little by
 * little, since it may have been one dense stretch, or no limit at all.
 */
export function createLogLimits(): LogLimits {
  let blocks = Number.POSITIVE_INFINITY
  let named = Number.POSITIVE_INFINITY
  let addresses = Number.POSITIVE_INFINITY
  return {
    blocks: () => blocks,
    addresses: () => addresses,
    answered(span) {
      if (span < blocks) return
      blocks = Math.min(named, Math.ceil(blocks * growth))
    },
    refused(span, { maxBlocks, range }) {
      if (maxBlocks !== undefined && maxBlocks < span) named = maxBlocks
      const hinted = range === undefined ? undefined : range.to - range.from + 1
      const halved = Math.ceil(span / 2)
      blocks = Math.max(1, Math.min(maxBlocks ?? hinted ?? halved, span - 1, named))
    },
    refusedAddresses(count, { maxAddresses }) {
      addresses = Math.max(1, Math.min(maxAddresses ?? Math.ceil(count / 2), count - 1))
    },
  }
}

const known = new WeakMap<Client, LogLimits>()

/** The limits of the node, or the nodes, behind a client. */
export function logLimitsOf(client: Client): LogLimits {
  const limits = known.get(client) ?? createLogLimits()
  known.set(client, limits)
  return limits
}
