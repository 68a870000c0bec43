import type { Deployment, VenueAdapter } from '@crossmargin/adapters'
import type { BlockRef, MarginAccountKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'
import { createWatchCoverage } from '../store/watchCoverage.ts'
import { compareAt } from './compareAt.ts'
import type { ReadingDifference } from './compareReadings.ts'
import { spreadEvenly } from './spreadEvenly.ts'

/** What is compared, over what. */
export type VerifyDeploymentParameters = {
  readonly store: StoreReader
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
  readonly blocks: readonly BlockRef[]
  /** Accounts compared at each block; all of them when absent. */
  readonly accountLimit?: number
  readonly onBlock?: () => void
  /** Ends after the block under way. */
  readonly signal?: AbortSignal
}

/** A difference, and the block it was found at. */
export type DeploymentDifference = ReadingDifference & { readonly blockNumber: number }

/** What verifying a deployment came to. */
export type DeploymentVerification = {
  readonly deployment: Deployment
  /** Different accounts compared. */
  readonly accounts: number
  readonly blocks: number
  /** Single values compared. */
  readonly compared: number
  readonly differences: readonly DeploymentDifference[]
  /** Blocks whose state the node did not answer, and why. Nothing is known of these. */
  readonly unanswered: readonly { readonly blockNumber: number; readonly reason: string }[]
}

/**
 * Compares index, read route and contract over some blocks of one deployment.
 *
 * The index is assembled from its rows, the read route asks the contracts' views, and the venue's own
 * answers are what our rule must equal: three ways to one number.
 */
export async function verifyDeployment(
  client: Client,
  parameters: VerifyDeploymentParameters,
): Promise<DeploymentVerification> {
  const { deployment, blocks, signal } = parameters
  const seen = new Set<string>()
  const differences: DeploymentDifference[] = []
  const unanswered: DeploymentVerification['unanswered'][number][] = []
  let compared = 0
  let verified = 0
  for (const at of blocks) {
    if (signal?.aborted === true) break
    const keys = keysAt(at, parameters)
    const scope = parameters.accountLimit === undefined ? 'all-accounts' : 'these-accounts'
    const result = await compareAt(client, { ...parameters, at, keys, scope })
    if (result.kind === 'compared') {
      compared += result.compared
      differences.push(...result.differences.map((it) => ({ blockNumber: at.number, ...it })))
      for (const { owner, sub } of keys) seen.add(`${owner}:${sub ?? ''}`)
      verified += 1
    } else {
      const reason = result.kind === 'undone' ? 'the block was undone meanwhile' : result.reason
      unanswered.push({ blockNumber: at.number, reason })
    }
    parameters.onBlock?.()
  }
  return { deployment, accounts: seen.size, blocks: verified, compared, differences, unanswered }
}

function keysAt(
  at: BlockRef,
  { store, deployment, accountLimit }: VerifyDeploymentParameters,
): readonly MarginAccountKey[] {
  const coverage = createWatchCoverage(store)
  const keys = store
    .listAccounts({ deployment, asOfNumber: at.number })
    .filter((key) => coverage.covers({ ...key, number: at.number }))
  return accountLimit === undefined ? keys : spreadEvenly(keys, accountLimit)
}
