import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { DeploymentConfig } from '../config/config.ts'
import type { Store } from '../store/store.ts'
import { DeploymentsChangedError } from './deploymentsChangedError.ts'
import { NotWatchableError } from './notWatchableError.ts'
import type { IndexedDeployment } from './watchSet.ts'

/**
 * Makes one chain's configured deployments ready to be indexed: from the store where they were
 * discovered before, else from the chain.
 *
 * A chain that is already indexed must be configured with the deployments it was indexed with: one
 * added later would lack its past, one taken away would stand still and still be shown.
 *
 * @throws DeploymentsChangedError when they differ; NotWatchableError; whatever discovery throws.
 */
export async function prepareDeployments(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly name: string
    readonly configured: readonly DeploymentConfig[]
    readonly adapters: ReadonlyMap<string, VenueAdapter>
    readonly store: Store
    /** Whether only watched owners are to be followed: not every venue can be. */
    readonly isWatching: boolean
  },
): Promise<readonly IndexedDeployment[]> {
  const { chainId, name, configured, adapters, store, isWatching } = parameters
  const stored = store.listDeployments().filter((deployment) => deployment.chainId === chainId)
  if (store.loadCheckpoint(chainId) !== undefined) assertUnchanged({ name, configured, stored })
  const prepared: IndexedDeployment[] = []
  for (const each of configured) {
    const adapter = adapters.get(each.venue)
    assertInvariant(adapter !== undefined, `venue ${each.venue} was checked with the configuration`)
    if (isWatching && adapter.index.watch === undefined)
      throw new NotWatchableError({ name, venue: each.venue })
    const known = stored.find((deployment) => nameOf(deployment) === nameOf(each))
    const deployment: Deployment = known ?? (await adapter.discover(client, each))
    if (known === undefined) store.saveDeployment(deployment)
    prepared.push({ deployment, adapter })
  }
  return prepared
}

function assertUnchanged(parameters: {
  readonly name: string
  readonly configured: readonly DeploymentKey[]
  readonly stored: readonly DeploymentKey[]
}): void {
  const { name, configured, stored } = parameters
  const before = new Set(stored.map(nameOf))
  const now = new Set(configured.map(nameOf))
  const added = [...now].filter((it) => !before.has(it))
  const removed = [...before].filter((it) => !now.has(it))
  if (added.length + removed.length > 0) throw new DeploymentsChangedError({ name, added, removed })
}

function nameOf({ venue, root }: DeploymentKey): string {
  return `${venue} ${root}`
}
