import type { Endpoint } from './endpoint/createEndpoint.ts'
import type { FaultKind } from './faults/verdict.ts'

/** How one node does; nothing in it is secret. */
export type EndpointStatus = {
  /** Alias and hash, never the URL. */
  readonly name: string
  readonly state: 'closed' | 'open' | 'half-open'
  readonly isLeader: boolean
  readonly isVerified: boolean
  readonly headNumber: number | undefined
  readonly underWay: number
  readonly meanLatencyMs: number
  /** Infinity for no limit. */
  readonly ratePerSecond: number
  readonly concurrency: number
  /** Refusals in words that no rule knows: each is a wording to add to the catalogue. */
  readonly unclassifiedCount: number
  readonly faults: { readonly [kind in FaultKind]?: number }
}

/** Describes one node for status pages, metrics and logs. */
export function endpointStatus(endpoint: Endpoint, isLeader: boolean): EndpointStatus {
  return {
    name: endpoint.name,
    state: endpoint.breaker.state(),
    isLeader,
    isVerified: endpoint.isVerified,
    headNumber: endpoint.head?.number,
    underWay: endpoint.underWay(),
    meanLatencyMs: endpoint.latency.meanMs(),
    ratePerSecond: endpoint.limiter.ratePerSecond(),
    concurrency: endpoint.gate.limit(),
    unclassifiedCount: endpoint.faults.get('unknown') ?? 0,
    faults: Object.fromEntries(endpoint.faults),
  }
}
