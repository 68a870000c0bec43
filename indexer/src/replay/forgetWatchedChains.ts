import type { VenueAdapter } from '@crossmargin/adapters'
import { openStaleSqliteStore } from '../store/sqlite/openSqliteStore.ts'

/**
 * Empties the chains of a database that follow watched owners: they begin with views, not with logs,
 * so that they are read anew and not replayed. The owners to be followed are kept.
 *
 * @returns the chains that were emptied.
 * @throws StoreLockedError while an indexer writes to it; StoreCorruptError, StoreVersionError.
 */
export function forgetWatchedChains(parameters: {
  readonly path: string
  readonly adapters: readonly VenueAdapter[]
}): readonly number[] {
  const { store } = openStaleSqliteStore(parameters)
  try {
    const watched = store
      .listChainIds()
      .filter((chainId) => store.loadCheckpoint(chainId)?.watchedFromNumber !== undefined)
    for (const chainId of watched) store.forget(chainId)
    return watched
  } finally {
    store.close()
  }
}
