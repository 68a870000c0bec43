import type { Rebuild, RebuildableStore } from '../../store/rebuild.ts'

/**
 * Gives a store to somebody whose right to write may be taken back.
 *
 * A worker that was thrown away may wake up later and try to finish what it began; by then another
 * one writes. Reading stays allowed.
 *
 * @param signal once aborted, every way to write throws its reason.
 */
export function fenceStore(store: RebuildableStore, signal: AbortSignal): RebuildableStore {
  const fenced =
    <inputs extends readonly unknown[], result>(write: (...inputs: inputs) => result) =>
    (...inputs: inputs): result => {
      signal.throwIfAborted()
      return write(...inputs)
    }
  return {
    ...store,
    saveDeployment: fenced(store.saveDeployment),
    saveIndexedAs: fenced(store.saveIndexedAs),
    mergeLogs: fenced(store.mergeLogs),
    commit: fenced(store.commit),
    rollback: fenced(store.rollback),
    follow: fenced(store.follow),
    unfollow: fenced(store.unfollow),
    forget: fenced(store.forget),
    prune: fenced(store.prune),
    openRebuild: fenced((): Rebuild => {
      const rebuild = store.openRebuild()
      return { ...rebuild, adopt: fenced(rebuild.adopt) }
    }),
  }
}
