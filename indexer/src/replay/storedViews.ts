import type { View, ViewResult, ViewResults } from '@crossmargin/adapters'
import type { BlockRef, DeploymentKey } from '@crossmargin/core'
import type { ViewCache } from '../engine/viewCache.ts'
import type { StoredView, StoreReader } from '../store/store.ts'
import { ReplayIncompleteError } from './replayIncompleteError.ts'

/** Asks a node for views that no stored answer covers. */
export type AskViews = (views: readonly View[], at: BlockRef) => Promise<ViewResults>

/**
 * Answers views from the store, as they were answered when the blocks were indexed.
 *
 * @param parameters.head facts never change, so the answer of any block up to here is the one.
 * @param parameters.ask where what was never asked is asked; without it such a view ends the replay.
 * @throws ReplayIncompleteError, from either question, for a view without an answer and nobody to ask.
 */
export function createStoredViews(parameters: {
  readonly store: StoreReader
  readonly head: BlockRef
  readonly ask?: AskViews | undefined
}): ViewCache {
  const { store, head, ask } = parameters
  let stored: StoredView[] = []
  const answered = new Map<string, ViewResult>()
  const answer = async (question: {
    readonly deployment: DeploymentKey
    readonly views: readonly View[]
    readonly at: BlockRef
    readonly blockNumber: number
    readonly askedAt: BlockRef
  }): Promise<ViewResults> => {
    const { deployment, views, at, blockNumber, askedAt } = question
    const known = new Map<string, ViewResult>()
    const unknown: View[] = []
    for (const view of views) {
      const result = store.loadView({ deployment, view, blockNumber })
      if (result === undefined) unknown.push(view)
      else known.set(nameOf(view), result)
    }
    if (unknown.length > 0) {
      if (ask === undefined) throw missing(unknown[0], at)
      const results = await ask(unknown, askedAt)
      for (const view of unknown) {
        const result = results.get(view)
        if (result === undefined) continue
        known.set(nameOf(view), result)
        stored.push({ deployment, blockNumber: at.number, view, result })
      }
    }
    return { get: (view) => known.get(nameOf(view)) }
  }
  return {
    async facts(deployment, views, at) {
      const name = (view: View) => `${deployment.venue}:${deployment.root}:${nameOf(view)}`
      const unasked = views.filter((view) => !answered.has(name(view)))
      // A node may have forgotten the state of an old block; a fact is the same at the head.
      const question = { deployment, views: unasked, at, blockNumber: head.number, askedAt: head }
      const results = await answer(question)
      for (const view of unasked) {
        const result = results.get(view)
        if (result !== undefined) answered.set(name(view), result)
      }
      return { get: (view) => answered.get(name(view)) }
    },
    observe: (deployment, views, at) =>
      answer({ deployment, views, at, blockNumber: at.number, askedAt: at }),
    takeStored() {
      const taken = stored
      stored = []
      return taken
    },
  }
}

function missing(view: View | undefined, at: BlockRef): ReplayIncompleteError {
  const call = view === undefined ? 'a view' : `view ${view.data.slice(0, 10)} of ${view.to}`
  return new ReplayIncompleteError({
    chainId: at.chainId,
    missing: `the answer to ${call} at block ${at.number}, which was never asked`,
  })
}

function nameOf(view: View): string {
  return `${view.to}:${view.data}`
}
