import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type MarginAccountKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'
import { compareAt } from '../verify/compareAt.ts'
import type { Repair } from './createRepairDesk.ts'

/** What to mend, and how often that was tried already. */
export type PlanRepairParameters = {
  readonly store: StoreReader
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
  /** An account that diverges at the head. */
  readonly key: MarginAccountKey
  /** How many repairs were tried since the deployment last agreed, from 0. */
  readonly attempt: number
}

/** Repairs tried one after another, before a person has to look. */
export const repairLimit = 3

/**
 * Chooses the repair that costs least and was not tried yet.
 *
 * First back to the last block at which both agreed, as far as that is not final; then the stored
 * logs once more; then all logs of the deployment from the node. Where only watched owners are
 * followed, the owner is read anew at first, then the whole chain.
 *
 * @returns `undefined` when everything was tried.
 */
export async function planRepair(
  client: Client,
  parameters: PlanRepairParameters,
): Promise<Repair | undefined> {
  const { store, deployment, key, attempt } = parameters
  if (attempt >= repairLimit) return undefined
  const checkpoint = store.loadCheckpoint(deployment.chainId)
  assertInvariant(checkpoint !== undefined, 'what diverges is indexed')
  if (checkpoint.watchedFromNumber !== undefined)
    return attempt === 0 ? { kind: 'reseed', owners: [key.owner] } : { kind: 'restart' }
  if (attempt >= 2) return { kind: 'refetch', deployment }
  const ancestorNumber = attempt === 0 ? await lastAgreeing(client, parameters) : undefined
  return ancestorNumber === undefined
    ? { kind: 'replay', deployment }
    : { kind: 'rollback', ancestorNumber }
}

/**
 * Looks back from the head in doubling steps for a block at which index and chain agree.
 *
 * Doubling and not halving, because a node may have forgotten old states but has the recent ones.
 *
 * @returns `undefined` where none is found that may be gone back to: final blocks are not undone.
 */
async function lastAgreeing(
  client: Client,
  parameters: PlanRepairParameters,
): Promise<number | undefined> {
  const { store, deployment, key } = parameters
  const { chainId } = deployment
  for (let back = 1; ; back *= 2) {
    const checkpoint = store.loadCheckpoint(chainId)
    if (checkpoint === undefined) return undefined
    const lowest = Math.max(checkpoint.finalizedNumber, checkpoint.retainedFromNumber)
    const number = Math.max(checkpoint.head.number - back, lowest)
    if (number >= checkpoint.head.number) return undefined
    const at = store.loadBlock({ chainId, number })
    if (at === undefined) return undefined
    const { length } = store
      .listAccounts({ deployment, owners: [key.owner], asOfNumber: number })
      .filter(({ sub }) => sub === key.sub)
    // Before its first block there is nothing to compare: nothing was wrong with it either.
    if (length === 0) return number
    const result = await compareAt(client, {
      ...parameters,
      at,
      keys: [key],
      scope: 'these-accounts',
    })
    if (result.kind !== 'compared') return undefined
    if (result.differences.length === 0) return number
    if (number === lowest) return undefined
  }
}
