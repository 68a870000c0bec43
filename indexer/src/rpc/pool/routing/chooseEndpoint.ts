import type { Endpoint } from '../endpoint/createEndpoint.ts'
import type { CallNeeds } from './callNeeds.ts'

/** What a choice is made by. */
export type Choice = {
  readonly method: string
  readonly needs: CallNeeds
  readonly tried: ReadonlySet<Endpoint>
  /** The node whose word about the head is followed. */
  readonly leader: Endpoint | undefined
}

/**
 * Chooses who is asked: of the nodes that may be asked now, the fittest.
 *
 * First come nodes that have the blocks, then those that may have them; among equals the one that
 * will answer soonest, by its latency, its load and its weight. The head is always asked of one
 * leader: heads of nodes in turn would go up and down.
 *
 * @returns `undefined` when every node is tried, resting, or without the method.
 */
export function chooseEndpoint(
  endpoints: readonly Endpoint[],
  { method, needs, tried, leader }: Choice,
): Endpoint | undefined {
  const ready = endpoints.filter(
    (endpoint) => !tried.has(endpoint) && endpoint.breaker.isReady() && !endpoint.lacks(method),
  )
  if (needs.tag === 'latest' && leader !== undefined && ready.includes(leader)) return leader
  const ranked = ready.map((endpoint) => ({ endpoint, rank: rankOf(endpoint, needs) }))
  return ranked.sort((a, b) => compare(a.rank, b.rank))[0]?.endpoint
}

type Rank = readonly [reach: number, history: number, burden: number]

function rankOf(endpoint: Endpoint, { to, from }: CallNeeds): Rank {
  const { head, logFloor, config, latency } = endpoint
  const isReached = to === undefined || (head !== undefined && head.number >= to)
  const reach = isReached ? 0 : head === undefined ? 1 : 2
  const isPruned = from !== undefined && from < logFloor
  const history = isPruned && config.archive !== true ? 1 : 0
  const burden = ((endpoint.underWay() + 1) * latency.meanMs()) / (config.weight ?? 1)
  return [reach, history, burden]
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
