import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { DeploymentRoot } from './readableChain.ts'

/** By client, so that what one node said is never taken for another's, and ends with the client. */
const discoveries = new WeakMap<Client, Map<string, Promise<Deployment>>>()

/**
 * Discovers a deployment, once for each client: its contracts do not change.
 *
 * A discovery that fails is forgotten, and so is one that its first caller gave up on: a node that
 * never answers must not silence all later calls.
 *
 * @param parameters.signal aborted when the caller stops waiting.
 */
export function discoverOnce(
  client: Client,
  parameters: {
    readonly adapter: VenueAdapter
    readonly deployment: DeploymentRoot
    readonly signal: AbortSignal
  },
): Promise<Deployment> {
  const { adapter, deployment, signal } = parameters
  const { chainId, root, startBlock } = deployment
  const known = discoveries.get(client) ?? new Map<string, Promise<Deployment>>()
  discoveries.set(client, known)
  const key = [adapter.id, chainId, root, startBlock].join(':')
  const running = known.get(key)
  if (running !== undefined) return running
  // With the caller's own client: what several may wait for must not end with one's time.
  const discovery = adapter.discover(client, { chainId, root, startBlock })
  known.set(key, discovery)
  const forget = () => {
    if (known.get(key) === discovery) known.delete(key)
  }
  signal.addEventListener('abort', forget, { once: true })
  discovery.then(() => signal.removeEventListener('abort', forget), forget)
  return discovery
}
