import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import { replayChain } from '../../../indexer/src/replay/replayChain.ts'
import { createStoredViews } from '../../../indexer/src/replay/storedViews.ts'
import { openSqliteRebuilding } from '../../../indexer/src/store/sqlite/rebuild/openSqliteRebuilding.ts'
import type { Store } from '../../../indexer/src/store/store.ts'

/** Builds a chain's state anew from stored logs and answers. @returns its digest. */
export async function digestReplayed(parameters: {
  readonly store: Store
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
}): Promise<Hex> {
  const { store, adapter, deployment } = parameters
  const { chainId } = deployment
  const head = store.loadCheckpoint(chainId)?.head
  if (head === undefined) return '0x'
  const into = openSqliteRebuilding({ adapters: [adapter] })
  try {
    const views = createStoredViews({ store, head })
    const deployments = [{ deployment, adapter }]
    await replayChain({ chainId, deployments, store, into, views })
    return into.reader.digest(chainId)
  } finally {
    into.discard()
  }
}
