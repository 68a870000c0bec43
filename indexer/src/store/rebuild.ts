import type { Deployment } from '@crossmargin/adapters'
import type { DeploymentKey } from '@crossmargin/core'
import type { Checkpoint, CommitBatch, IndexedAs, Store, StoredView, StoreReader } from './store.ts'

/** What folding some stored blocks made: the derived part of a batch. */
export type RebuiltPart = Pick<CommitBatch, 'chainId' | 'writes' | 'accounts' | 'children' | 'gaps'>

/** One deployment whose derived state was built anew, and with what. */
export type RebuiltDeployment = {
  readonly deployment: Deployment
  readonly indexedAs: IndexedAs
}

/**
 * Derived state (rows, accounts, children, gaps of logs) that is being built beside the store. Nobody
 * sees it before it is adopted, and a process that dies before that leaves the store as it was.
 */
export type Rebuilding = {
  /** What is built so far. */
  readonly reader: StoreReader
  /** Makes room for one chain, which stands where the store's own checkpoint does. */
  begin(chain: {
    readonly checkpoint: Checkpoint
    readonly deployments: readonly Deployment[]
  }): void
  write(part: RebuiltPart): void
  /** Drops what was built. Ends the rebuild; once ended, does nothing. */
  discard(): void
}

/** A rebuild that may take the place of what the store has. */
export type Rebuild = Rebuilding & {
  /**
   * Puts what was built in the place of what the store has of the same deployments, in one
   * transaction; with answers that had to be asked on the way. Ends the rebuild.
   *
   * @throws InvariantError when a venue's table changed its shape and not all of its deployments were
   * rebuilt.
   */
  adopt(rebuilt: {
    readonly deployments: readonly RebuiltDeployment[]
    readonly views: readonly StoredView[]
  }): void
}

/** A venue some of whose tables are not those of its adapter: its rows cannot be read, only rebuilt. */
export type StaleVenue = { readonly venue: DeploymentKey['venue']; readonly reason: string }

/** A store whose derived state can be built anew. */
export type RebuildableStore = Store & {
  /** Opens a place beside the store where derived state can be built anew. */
  openRebuild(): Rebuild
}
