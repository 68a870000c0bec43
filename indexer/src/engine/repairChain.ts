import { type Address, assertInvariant, type DeploymentKey } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import type { Repair } from '../reconcile/createRepairDesk.ts'
import { rebuildDeployments } from '../replay/rebuildDeployments.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import type { IndexedDeployment } from './indexedDeployment.ts'

/** One chain, and what it is repaired with. */
export type RepairChainParameters = {
  readonly chainId: number
  readonly name: string
  readonly store: RebuildableStore
  readonly deployments: readonly IndexedDeployment[]
  readonly logger: Logger
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (() => void) | undefined
}

/**
 * Does one repair, between two steps of the chain's loop: nothing else writes meanwhile.
 *
 * Whoever remembers anything of the chain must forget it afterwards.
 *
 * @throws what rebuilding makes it throw. The store is as it was then, or as it should be.
 */
export async function repairChain(
  client: Client,
  parameters: RepairChainParameters & { readonly repair: Repair },
): Promise<void> {
  const { chainId, name, store, deployments, repair, logger } = parameters
  logger.warn({ chain: name, repair: repair.kind }, 'indexing again what diverged')
  switch (repair.kind) {
    case 'rollback': {
      // The chain may have gone on since this was asked for: final blocks are not undone.
      const { finalizedNumber = 0, head } = store.loadCheckpoint(chainId) ?? {}
      const isPossible =
        head !== undefined &&
        repair.ancestorNumber >= finalizedNumber &&
        repair.ancestorNumber < head.number
      if (isPossible) store.rollback({ chainId, ancestorNumber: repair.ancestorNumber })
      return
    }
    case 'replay':
    case 'refetch': {
      const indexed = findIndexed(deployments, repair.deployment)
      const addresses = repair.kind === 'refetch' ? everyContract(store, indexed) : []
      const change = { topics: [], addresses, isRevised: true }
      await rebuildDeployments(client, { ...parameters, outdated: [{ indexed, change }] })
      return
    }
    case 'reseed':
      // They are wanted still, so they are taken up again at once, read at the head.
      store.unfollow({ chainId, owners: repair.owners })
      return
    case 'restart':
      store.forget(chainId)
  }
}

/** Those that were announced too: known already, they would not be asked again on their own. */
function everyContract(
  store: RebuildableStore,
  { adapter, deployment }: IndexedDeployment,
): readonly Address[] {
  const children = store.listChildren(deployment).map(({ address }) => address)
  return [...adapter.index.addresses(deployment), ...children]
}

function findIndexed(
  deployments: readonly IndexedDeployment[],
  { venue, root }: DeploymentKey,
): IndexedDeployment {
  const found = deployments.find(
    ({ deployment }) => deployment.venue === venue && deployment.root === root,
  )
  assertInvariant(found !== undefined, `deployment ${venue} ${root} is one of those indexed`)
  return found
}
