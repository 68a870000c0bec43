import type { MarginAccountKey } from '@crossmargin/core'
import type { Chain, Meta, Venue } from '@crossmargin/schema'
import type { Checkpoint, StoreReader } from '../../store/store.ts'
import { createWatchCoverage } from '../../store/watchCoverage.ts'
import type { ApiContext } from '../apiContext.ts'
import { presentBlock } from '../present/presentBlock.ts'

/** Answers `chains`: how far each configured chain is, and how it is. */
export function chains({ store, statuses, divergences }: ApiContext): Chain[] {
  return store.read(() => {
    const accounts = listHeadAccounts(store)
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
        divergences: {
          open: divergences.listOpen(chainId).length,
          total: divergences.total(chainId),
        },
        follows: checkpoint?.watchedFromNumber === undefined ? 'EVERYBODY' : 'WATCHED',
        watchedFromNumber: checkpoint?.watchedFromNumber ?? null,
        watchedOwnerCount: watchedOwnerCount(store, checkpoint),
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
    accountCount: listHeadAccounts(context.store).length,
    divergences: {
      open: context.divergences.listOpen().length,
      total: context.statuses
        .list()
        .reduce((sum, { chainId }) => sum + context.divergences.total(chainId), 0),
    },
    chains: chains(context),
  }
}

/** Accounts that are answered for at the heads: of watched owners only, where only some are followed. */
function listHeadAccounts(store: StoreReader): readonly MarginAccountKey[] {
  const coverage = createWatchCoverage(store)
  return store.listAccounts({}).filter((key) => {
    const number = store.loadCheckpoint(key.chainId)?.head.number ?? 0
    return coverage.covers({ ...key, number })
  })
}

function watchedOwnerCount(store: StoreReader, checkpoint: Checkpoint | undefined): number | null {
  if (checkpoint?.watchedFromNumber === undefined) return null
  const spans = store.listWatchSpans(checkpoint.head.chainId)
  return spans.filter(({ untilNumber }) => untilNumber === undefined).length
}
