import { type Deployment, rpcFailure, type VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, type BlockRef, type MarginAccountKey } from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'
import { createWatchCoverage } from '../store/watchCoverage.ts'
import { compareReadings, type IndexedReading, type ReadingDifference } from './compareReadings.ts'
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
    const chain = await askChain(client, { ...parameters, at, keys })
    if (chain.kind === 'unanswered') {
      unanswered.push({ blockNumber: at.number, reason: chain.reason })
    } else {
      const indexed = assembleAt(at, { ...parameters, keys, answers: chain.answers })
      const result = compareReadings({ indexed, read: chain.readings })
      compared += result.compared
      differences.push(...result.differences.map((it) => ({ blockNumber: at.number, ...it })))
      for (const { owner, sub } of keys) seen.add(`${owner}:${sub ?? ''}`)
      verified += 1
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

type ChainAnswer =
  | {
      readonly kind: 'answered'
      readonly readings: Awaited<ReturnType<VenueAdapter['read']>>
      readonly answers: Awaited<ReturnType<VenueAdapter['readAnswers']>>
    }
  | { readonly kind: 'unanswered'; readonly reason: string }

async function askChain(
  client: Client,
  parameters: VerifyDeploymentParameters & {
    readonly at: BlockRef
    readonly keys: readonly MarginAccountKey[]
  },
): Promise<ChainAnswer> {
  const { adapter, deployment, at, keys, accountLimit } = parameters
  const owners = [...new Set(keys.map(({ owner }) => owner))]
  try {
    const readings = await adapter.read(client, { deployment, owners, at })
    const answers = await adapter.readAnswers(client, { deployment, keys, at })
    // A limit leaves accounts of the same owner out on purpose; they are not missing.
    const wanted = new Set(keys.map(({ owner, sub }) => `${owner}:${sub ?? ''}`))
    const isWanted = ({ owner, sub }: MarginAccountKey) => wanted.has(`${owner}:${sub ?? ''}`)
    return {
      kind: 'answered',
      answers,
      readings:
        accountLimit === undefined
          ? readings
          : readings.filter(({ snapshot }) => isWanted(snapshot.key)),
    }
  } catch (error) {
    return { kind: 'unanswered', reason: rpcFailure(error) }
  }
}

function assembleAt(
  at: BlockRef,
  parameters: VerifyDeploymentParameters & {
    readonly keys: readonly MarginAccountKey[]
    readonly answers: Awaited<ReturnType<VenueAdapter['readAnswers']>>
  },
): readonly IndexedReading[] {
  const { store, adapter, deployment, keys, answers } = parameters
  assertInvariant(answers.length === keys.length, 'readAnswers has one answer for each account')
  return store.read(() => {
    const rows = store.rows(deployment, at.number)
    return keys.map((key, index) => {
      const reading = adapter.assemble(rows, { deployment, key, at })
      const { answer } = adapter.margin(reading)
      return { reading, answer, contractAnswer: answers[index] ?? {} }
    })
  })
}
