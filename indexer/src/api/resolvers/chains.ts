import type { Chain, Meta, Venue } from '@crossmargin/schema'
import type { ApiContext } from '../apiContext.ts'
import { presentBlock } from '../present/presentBlock.ts'

/** Answers `chains`: how far each configured chain is, and how it is. */
export function chains({ store, statuses }: ApiContext): Chain[] {
  return store.read(() => {
    const accounts = store.listAccounts({})
    return statuses.list().map(({ chainId, name, state, problem, latestNumber }) => {
      const checkpoint = store.loadCheckpoint(chainId)
      return {
        chainId,
        name,
        head: checkpoint ? presentBlock(checkpoint.head, { checkpoint, statuses }) : null,
        safeNumber: checkpoint?.safeNumber ?? null,
        finalizedNumber: checkpoint?.finalizedNumber ?? null,
        retainedFromNumber: checkpoint?.retainedFromNumber ?? null,
        latestNumber: latestNumber ?? null,
        state: state.toUpperCase(),
        problem: problem ?? null,
        accountCount: accounts.filter((key) => key.chainId === chainId).length,
      }
    })
  })
}

/** Answers `venues`: what this server can read, and where. */
export function venues({ store, adapters }: ApiContext): Venue[] {
  const deployments = store.listDeployments()
  return [...adapters.values()].map(({ id, label, product }) => ({
    id,
    label,
    product,
    deployments: deployments
      .filter(({ venue }) => venue === id)
      .map(({ venue, chainId, root, startBlock, contracts }) => ({
        venue,
        chainId,
        root,
        startBlock,
        contracts: Object.entries(contracts).map(([name, value]) => ({ name, value })),
      })),
  }))
}

/** Answers `_meta`. */
export function meta(context: ApiContext): Meta {
  return {
    version: context.version,
    venueCount: context.adapters.size,
    accountCount: context.store.listAccounts({}).length,
    chains: chains(context),
  }
}
