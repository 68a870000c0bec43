import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import type { DeploymentConfig } from '../config/config.ts'
import { indexChangeOf, presentIndexedAs } from '../replay/indexedAs.ts'
import { type OutdatedDeployment, rebuildDeployments } from '../replay/rebuildDeployments.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import type { Store } from '../store/store.ts'
import { DeploymentsChangedError } from './deploymentsChangedError.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'
import { NotWatchableError } from './notWatchableError.ts'

/** What one chain's configured deployments are made ready with. */
export type PrepareDeploymentsParameters = {
  readonly chainId: number
  readonly name: string
  readonly configured: readonly DeploymentConfig[]
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly store: RebuildableStore
  readonly logger: Logger
  readonly signal?: AbortSignal | undefined
  /** Hears now and then that a rebuild goes on. */
  readonly onProgress?: (() => void) | undefined
  /** Whether only watched owners are to be followed: not every venue can be. */
  readonly isWatching: boolean
}

/**
 * Makes one chain's configured deployments ready to be indexed: from the store where they were
 * discovered before, else from the chain.
 *
 * On a chain that is indexed already, a deployment that was added gets its past fetched and folded,
 * and one whose adapter has changed is built anew from the stored logs; the others are left alone.
 * One that was taken away would stand still and still be shown, so that is refused.
 *
 * @throws DeploymentsChangedError when one was taken away; NotWatchableError; whatever discovery and
 * rebuilding throw.
 */
export async function prepareDeployments(
  client: Client,
  parameters: PrepareDeploymentsParameters,
): Promise<readonly IndexedDeployment[]> {
  const { chainId, name, configured, adapters, store, isWatching } = parameters
  const stored = store.listDeployments().filter((deployment) => deployment.chainId === chainId)
  const isIndexed = store.loadCheckpoint(chainId) !== undefined
  if (isIndexed) assertNoneRemoved({ name, configured, stored })
  const prepared: IndexedDeployment[] = []
  const outdated: OutdatedDeployment[] = []
  for (const each of configured) {
    const adapter = adapters.get(each.venue)
    assertInvariant(adapter !== undefined, `venue ${each.venue} was checked with the configuration`)
    if (isWatching && adapter.index.watch === undefined)
      throw new NotWatchableError({ name, venue: each.venue })
    const known = stored.find((deployment) => nameOf(deployment) === nameOf(each))
    const indexed = {
      deployment: known ?? (await adapter.discover(client, each)),
      adapter,
    }
    const change = isIndexed ? changeOf(store, { indexed, known }) : undefined
    if (change === undefined) {
      const isSaid = store.loadIndexedAs(indexed.deployment) !== undefined
      if (!isIndexed || !isSaid) saveNew(store, indexed)
      prepared.push(indexed)
      continue
    }
    const renewed = known === undefined ? indexed : await discoverAnew(client, { indexed, each })
    outdated.push({
      indexed: renewed,
      change: changeOf(store, { indexed: renewed, known }) ?? change,
    })
    prepared.push(renewed)
  }
  if (outdated.length === 0) return prepared
  if (isWatching) beginAnew({ ...parameters, outdated })
  else await rebuildDeployments(client, { ...parameters, outdated })
  return prepared
}

function changeOf(
  store: Store,
  { indexed, known }: { indexed: IndexedDeployment; known: Deployment | undefined },
): OutdatedDeployment['change'] | undefined {
  return known === undefined ? 'added' : indexChangeOf(store, indexed)
}

function saveNew(store: Store, indexed: IndexedDeployment): void {
  const { deployment } = indexed
  store.saveDeployment(deployment)
  store.saveIndexedAs({ deployment, indexedAs: presentIndexedAs(indexed) })
}

/** Watched owners begin with views and not with logs: the whole chain is read again, in seconds. */
function beginAnew({
  chainId,
  name,
  store,
  outdated,
  logger,
}: PrepareDeploymentsParameters & { readonly outdated: readonly OutdatedDeployment[] }): void {
  store.forget(chainId)
  for (const { indexed } of outdated) saveNew(store, indexed)
  logger.info({ chain: name, deployments: outdated.length }, 'watched owners are read anew')
}

/**
 * A changed adapter may look for contracts the old one did not know of. Those that are stored stay:
 * their logs are there, even where the venue has since moved on to others.
 */
async function discoverAnew(
  client: Client,
  { indexed, each }: { indexed: IndexedDeployment; each: DeploymentConfig },
): Promise<IndexedDeployment> {
  const { adapter, deployment } = indexed
  const found = await adapter.discover(client, each)
  const contracts = { ...found.contracts, ...deployment.contracts }
  return { adapter, deployment: { ...deployment, contracts } }
}

function assertNoneRemoved(parameters: {
  readonly name: string
  readonly configured: readonly DeploymentKey[]
  readonly stored: readonly DeploymentKey[]
}): void {
  const { name, configured, stored } = parameters
  const now = new Set(configured.map(nameOf))
  const removed = stored.map(nameOf).filter((it) => !now.has(it))
  if (removed.length > 0) throw new DeploymentsChangedError({ name, removed })
}

function nameOf({ venue, root }: DeploymentKey): string {
  return `${venue} ${root}`
}
