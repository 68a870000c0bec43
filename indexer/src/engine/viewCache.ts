import { callViews, type View, type ViewResult, type ViewResults } from '@crossmargin/adapters'
import type { BlockRef, DeploymentKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoredView, StoreReader } from '../store/store.ts'

/** Asks views and remembers what is worth storing: answers that differ from those stored before. */
export type ViewCache = {
  /** Answers to facts: from the store where they were ever asked, else from the node, once. */
  facts(deployment: DeploymentKey, views: readonly View[], at: BlockRef): Promise<ViewResults>
  /** Answers at a block, from the node. */
  observe(deployment: DeploymentKey, views: readonly View[], at: BlockRef): Promise<ViewResults>
  /** What is to be committed with the step. */
  takeStored(): readonly StoredView[]
}

/** Opens a cache over a store and a node. It lives as long as no block is undone. */
export function createViewCache(client: Client, store: StoreReader): ViewCache {
  const last = new Map<string, ViewResult>()
  let stored: StoredView[] = []
  const keep = (deployment: DeploymentKey, view: View, result: ViewResult, blockNumber: number) => {
    const key = `${deployment.venue}:${deployment.root}:${view.to}:${view.data}`
    const before = last.get(key) ?? store.loadView({ deployment, view, blockNumber })
    last.set(key, result)
    if (before !== undefined && isEqual(before, result)) return
    stored.push({ deployment, blockNumber, view, result })
  }
  return {
    async facts(deployment, views, at) {
      const known = new Map<string, ViewResult>()
      const unknown = views.filter((view) => {
        const result = store.loadView({ deployment, view, blockNumber: at.number })
        if (result !== undefined) known.set(nameOf(view), result)
        return result === undefined
      })
      const asked =
        unknown.length === 0 ? undefined : await callViews(client, { views: unknown, at })
      for (const view of unknown) {
        const result = asked?.get(view)
        if (result === undefined) continue
        known.set(nameOf(view), result)
        keep(deployment, view, result, at.number)
      }
      return { get: (view) => known.get(nameOf(view)) }
    },
    async observe(deployment, views, at) {
      const results = await callViews(client, { views, at })
      for (const view of views) {
        const result = results.get(view)
        if (result !== undefined) keep(deployment, view, result, at.number)
      }
      return results
    },
    takeStored() {
      const taken = stored
      stored = []
      return taken
    },
  }
}

function nameOf(view: View): string {
  return `${view.to}:${view.data}`
}

function isEqual(a: ViewResult, b: ViewResult): boolean {
  return a.kind === 'returned' && b.kind === 'returned' ? a.data === b.data : a.kind === b.kind
}
