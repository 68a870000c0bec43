import type { Client } from 'viem'
import type { RpcPool } from './createPool.ts'
import type { NodeAnswer } from './nodeAnswer.ts'
import type { CallNeeds } from './routing/callNeeds.ts'
import type { RpcCall } from './wire/wire.ts'

const pools = new WeakMap<Client, RpcPool>()

/** Lets the functions below find the pool behind a client. */
export function registerPool(client: Client, pool: RpcPool): void {
  pools.set(client, pool)
}

/**
 * Runs a unit of work against one node, so that all its answers are of one mind.
 *
 * A node that fails or contradicts itself costs the whole unit, which another node then begins anew.
 * A client of one node just runs it.
 */
export function withOneNode<result>(
  client: Client,
  needs: CallNeeds,
  work: (client: Client) => Promise<result>,
): Promise<result> {
  const pool = pools.get(client)
  return pool === undefined ? work(client) : pool.withOneNode(needs, work)
}

/** Asks every node behind a client. @returns the answers there are, by node. */
export async function askEveryNode(client: Client, call: RpcCall): Promise<readonly NodeAnswer[]> {
  const pool = pools.get(client)
  if (pool !== undefined) return pool.askEvery(call)
  return [{ endpoint: 'node', result: await client.request(call as never) }]
}

/** Leaves out a node that is found to be on a fork of its own; of a client of one node, nothing. */
export function condemnNode(client: Client, endpoint: string): void {
  pools.get(client)?.condemn(endpoint)
}
