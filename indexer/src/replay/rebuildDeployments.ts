import { callViews, getHeader } from '@crossmargin/adapters'
import { assertInvariant } from '@crossmargin/core'
import type { Logger } from 'pino'
import type { Client } from 'viem'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import type { RebuildableStore } from '../store/rebuild.ts'
import type { Store } from '../store/store.ts'
import { DeepReorgError } from '../sync/deepReorgError.ts'
import { findAncestor } from '../sync/findAncestor.ts'
import { fetchPastLogs } from './fetchPastLogs.ts'
import { fillTimes } from './fillTimes.ts'
import { type IndexChange, presentIndexedAs } from './indexedAs.ts'
import { replayChain } from './replayChain.ts'
import { createStoredViews } from './storedViews.ts'

/** A deployment whose rows are not those its adapter would make, and what is new about it. */
export type OutdatedDeployment = {
  readonly indexed: IndexedDeployment
  /** `added`: nothing of it is stored yet. */
  readonly change: IndexChange | 'added'
}

/** How often the log says how far a rebuild is. */
const sayEveryMs = 5_000

/**
 * Brings some deployments of a chain that is indexed already up to date with their adapters: logs that
 * were never asked for are fetched, everything else comes from the store. Other deployments are left
 * as they are.
 *
 * Until the last moment readers see what was there before; killed anywhere, it begins anew.
 *
 * @throws DeepReorgError when the chain disowns the finalized block; what the node's answers make it
 * throw, to be tried again.
 */
export async function rebuildDeployments(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly name: string
    readonly store: RebuildableStore
    readonly outdated: readonly OutdatedDeployment[]
    readonly logger: Logger
    readonly signal?: AbortSignal | undefined
  },
): Promise<void> {
  const { chainId, name, store, outdated, logger, signal } = parameters
  await leaveFork(client, parameters)
  const say = sayNowAndThen(logger)
  for (const { indexed, change } of outdated) {
    const { venue, root } = indexed.deployment
    const missing = missingLogs({ indexed, change })
    logger.info({ chain: name, venue, root, ...missing }, 'deployment is built anew')
    if (missing.topics.length + missing.addresses.length === 0) continue
    await fetchPastLogs(client, {
      ...missing,
      chainId,
      store,
      indexed,
      signal,
      onRange: (range) => say({ chain: name, venue, ...range }, 'fetching logs never asked for'),
    })
  }
  await fillTimes(client, { chainId, store })
  const head = store.loadCheckpoint(chainId)?.head
  assertInvariant(head !== undefined, 'only a chain that is indexed has outdated deployments')
  const views = createStoredViews({
    store,
    head,
    ask: (unasked, at) => callViews(client, { views: unasked, at }),
  })
  const rebuild = store.openRebuild()
  try {
    const deployments = outdated.map(({ indexed }) => indexed)
    const onProgress = (progress: object) => say({ chain: name, ...progress }, 'replaying')
    await replayChain({ chainId, deployments, store, into: rebuild, views, onProgress, signal })
    rebuild.adopt({
      deployments: deployments.map((indexed) => ({
        deployment: indexed.deployment,
        indexedAs: presentIndexedAs(indexed),
      })),
      views: views.takeStored(),
    })
  } finally {
    rebuild.discard()
  }
  logger.info({ chain: name, deployments: outdated.length }, 'deployments are up to date')
}

function missingLogs({
  indexed,
  change,
}: OutdatedDeployment): Pick<Parameters<typeof fetchPastLogs>[1], 'topics' | 'addresses'> {
  if (change !== 'added') return change
  return { topics: [], addresses: indexed.adapter.index.addresses(indexed.deployment) }
}

/** Logs are fetched up to the stored head, so the head must be one the chain still has. */
async function leaveFork(
  client: Client,
  parameters: { readonly chainId: number; readonly name: string; readonly store: Store },
): Promise<void> {
  const { chainId, name, store } = parameters
  const checkpoint = store.loadCheckpoint(chainId)
  if (checkpoint === undefined) return
  const { head, finalizedNumber } = checkpoint
  const served = await getHeader(client, { chainId, block: { number: head.number } })
  if (served?.hash === head.hash) return
  const where = { store, chainId, fromNumber: head.number, finalizedNumber }
  const ancestorNumber = await findAncestor(client, where)
  if (typeof ancestorNumber !== 'number')
    throw new DeepReorgError({ name, finalizedNumber, nodes: 1 })
  store.rollback({ chainId, ancestorNumber })
}

function sayNowAndThen(logger: Logger): (what: object, message: string) => void {
  let saidAt = Date.now()
  return (what, message) => {
    if (Date.now() - saidAt < sayEveryMs) return
    saidAt = Date.now()
    logger.info(what, message)
  }
}
