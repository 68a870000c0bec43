import type { Deployment } from '@crossmargin/adapters'
import type { RebuildableStore } from '../../../indexer/src/store/rebuild.ts'
import type { SimChain } from '../chain/createSimChain.ts'
import { checkState } from './checkState.ts'

/** A store that is held to the truth after everything that is written to it. */
export function watchStore(
  real: RebuildableStore,
  parameters: {
    readonly chain: SimChain
    readonly deployment: Deployment
    readonly violations: Set<string>
    readonly note: (line: string) => void
  },
): {
  readonly store: RebuildableStore
  readonly counts: { readonly commits: number; readonly rollbacks: number }
} {
  const { violations, note } = parameters
  const counts = { commits: 0, rollbacks: 0 }
  const check = () => {
    for (const fault of checkState({ ...parameters, store: real })) violations.add(fault)
  }
  const store: RebuildableStore = {
    ...real,
    commit(batch) {
      real.commit(batch)
      counts.commits += 1
      note(`commit ${batch.checkpoint.head.hash}`)
      check()
    },
    rollback(to) {
      real.rollback(to)
      counts.rollbacks += 1
      note(`rollback ${to.ancestorNumber}`)
      check()
    },
  }
  return { store, counts }
}
