import { setImmediate as nextTurn } from 'node:timers/promises'
import { assertInvariant } from '@crossmargin/core'
import { applyBlocks } from '../engine/applyBlocks.ts'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import { createKnownState } from '../engine/knownState.ts'
import type { ViewCache } from '../engine/viewCache.ts'
import { createWatchSet } from '../engine/watchSet.ts'
import type { Rebuilding } from '../store/rebuild.ts'
import type { StoreReader } from '../store/store.ts'
import { replaySteps } from './replaySteps.ts'
import { restObservations } from './restObservations.ts'

/** How far the replay of one chain is. */
export type ReplayProgress = {
  readonly chainId: number
  readonly logCount: number
  /** Where its first deployment begins. */
  readonly startNumber: number
  readonly blockNumber: number
  readonly headNumber: number
}

/** What one chain is replayed with. */
export type ReplayChainParameters = {
  readonly chainId: number
  readonly deployments: readonly IndexedDeployment[]
  /** Whose logs, headers and checkpoint; it stands still meanwhile. */
  readonly store: StoreReader
  /** Where the state is built. */
  readonly into: Rebuilding
  readonly views: ViewCache
  readonly onProgress?: ((progress: ReplayProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Builds the derived state of some deployments of a chain anew from what is stored, up to the head.
 *
 * The same folding as when blocks arrive: `applyBlocks`, one checked block after another, with the
 * answers of then. Between steps the event loop runs, so that other chains and requests go on.
 *
 * @returns how many logs were read, those of other deployments included.
 * @throws ReplayIncompleteError when what is stored does not suffice; the signal's reason when aborted.
 */
export async function replayChain(parameters: ReplayChainParameters): Promise<number> {
  const { chainId, store, into, views, onProgress, signal } = parameters
  const checkpoint = store.loadCheckpoint(chainId)
  assertInvariant(checkpoint !== undefined, `chain ${chainId} was indexed before it is replayed`)
  const resting = restObservations(parameters.deployments)
  const { deployments } = resting
  into.begin({ checkpoint, deployments: deployments.map(({ deployment }) => deployment) })
  const watch = createWatchSet({ deployments, store: into.reader })
  const known = createKnownState(into.reader)
  const startNumber = Math.min(...deployments.map(({ deployment }) => deployment.startBlock))
  let logCount = 0
  for (const step of replaySteps(store, { chainId })) {
    signal?.throwIfAborted()
    const { checked } = step
    if (step.kind === 'passed') resting.rest()
    else resting.wake()
    for (const { logs } of checked) for (const log of logs) watch.announce(log)
    const applied = await applyBlocks({
      chainId,
      checked,
      deployments,
      watch,
      views,
      known,
    })
    const children = watch.takeAnnounced(checked.flatMap(({ logs }) => logs))
    into.write({ chainId, ...applied, children })
    known.settle()
    logCount += step.logCount
    const blockNumber = checked.at(-1)?.block.number ?? 0
    onProgress?.({
      chainId,
      logCount,
      startNumber,
      blockNumber,
      headNumber: checkpoint.head.number,
    })
    await nextTurn()
  }
  return logCount
}
