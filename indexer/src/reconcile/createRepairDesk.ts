import type { Address, DeploymentKey } from '@crossmargin/core'

/** A way to index again what was found to be wrong. */
export type Repair =
  /** Goes back to the last block at which index and chain agreed; what follows is fetched anew. */
  | { readonly kind: 'rollback'; readonly ancestorNumber: number }
  /** Folds the stored logs and answers again. */
  | { readonly kind: 'replay'; readonly deployment: DeploymentKey }
  /** Fetches a deployment's logs again from its first block, and folds them. */
  | { readonly kind: 'refetch'; readonly deployment: DeploymentKey }
  /** Reads owners anew at the head, where only watched owners are followed. */
  | { readonly kind: 'reseed'; readonly owners: readonly Address[] }
  /** Begins the chain anew at its head, where only watched owners are followed. */
  | { readonly kind: 'restart' }

/** Hands a repair from the reconciler, which asks, to the chain's loop, which alone may write. */
export type RepairDesk = {
  /** Asks for a repair; one that is waiting stays the only one. */
  ask(repair: Repair): void
  /** Whether a repair waits or is under way. */
  isBusy(): boolean
  /** Takes the waiting repair; it is under way until `done`. */
  take(): Repair | undefined
  /** The repair under way is over, for better or worse. */
  done(): void
}

/** Opens a desk for one chain. */
export function createRepairDesk(): RepairDesk {
  let waiting: Repair | undefined
  let isUnderWay = false
  return {
    ask(repair) {
      if (waiting === undefined && !isUnderWay) waiting = repair
    },
    isBusy: () => isUnderWay || waiting !== undefined,
    take() {
      const taken = waiting
      waiting = undefined
      if (taken !== undefined) isUnderWay = true
      return taken
    },
    done() {
      isUnderWay = false
    },
  }
}
