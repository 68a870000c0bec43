import { knownNetworks } from './knownNetworks.ts'

/** How a node that everybody asks is asked. */
export type PublicNodeLimits = {
  readonly maxRequestsPerSecond: number
  /** Calls in one request. */
  readonly maxBatchSize: number
  /** Requests under way at once. */
  readonly maxConcurrency: number
}

/** What no public node we know of objects to, from one address. They count, cap or refuse batches. */
const polite: PublicNodeLimits = {
  maxRequestsPerSecond: 10,
  maxBatchSize: 1,
  // What a browser would open to one host.
  maxConcurrency: 6,
}

const publicHosts = new Set(
  knownNetworks.flatMap(({ rpcUrls }) => rpcUrls.map((url) => new URL(url).host)),
)

/** @returns `undefined` for any other node: how fast one's own is asked is one's own business. */
export function publicNodeLimits(url: string): PublicNodeLimits | undefined {
  return publicHosts.has(new URL(url).host) ? polite : undefined
}
