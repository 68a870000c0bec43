import { type Deployment, rpcFailure, type VenueAdapter } from '@crossmargin/adapters'
import {
  assertInvariant,
  type BlockRef,
  type MarginAccountKey,
  toMarginAccountId,
} from '@crossmargin/core'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'
import {
  compareReadings,
  type IndexedReading,
  type ReadingComparison,
  type ReadingDifference,
} from './compareReadings.ts'

/** Which accounts of one deployment are compared, at which block. */
export type CompareAtParameters = {
  readonly store: StoreReader
  readonly adapter: VenueAdapter
  readonly deployment: Deployment
  readonly at: BlockRef
  readonly keys: readonly MarginAccountKey[]
  /**
   * Whether `keys` are all accounts there are. Where they are only some, an owner's other accounts
   * that the chain tells of are left out; otherwise they are missing from the index.
   */
  readonly scope: 'all-accounts' | 'these-accounts'
}

/** What comparing came to; nothing is known where the node does not answer. */
export type ComparisonAt =
  | ({ readonly kind: 'compared' } & ReadingComparison)
  | { readonly kind: 'unanswered'; readonly reason: string }
  /** The block was undone while the node was asked: there is nothing to compare with any more. */
  | { readonly kind: 'undone' }

/**
 * Compares some accounts of one deployment at one block: the index assembled from its rows, the read
 * route through the contracts' views, and the venue's own answers against our rule.
 */
export async function compareAt(
  client: Client,
  parameters: CompareAtParameters,
): Promise<ComparisonAt> {
  const { store, at } = parameters
  const chain = await askChain(client, parameters)
  if (chain.kind === 'unanswered') return chain
  if (store.loadBlockAtOrBefore({ ...at })?.hash !== at.hash) return { kind: 'undone' }
  const { indexed, failed } = assembleAt({ ...parameters, answers: chain.answers })
  const { compared, differences } = compareReadings({ indexed, read: chain.readings })
  return {
    kind: 'compared',
    compared: compared + failed.length,
    // What could not be assembled is different by that alone; that it is missing too says no more.
    differences: [
      ...failed,
      ...differences.filter(({ account }) => !failed.some((it) => it.account === account)),
    ],
  }
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
  { adapter, deployment, at, keys, scope }: CompareAtParameters,
): Promise<ChainAnswer> {
  const owners = [...new Set(keys.map(({ owner }) => owner))]
  const wanted = new Set(keys.map(nameOf))
  try {
    const found = await adapter.read(client, { deployment, owners, at })
    const answers = await adapter.readAnswers(client, { deployment, keys, at })
    const readings =
      scope === 'all-accounts' ? found : found.filter((it) => wanted.has(nameOf(it.snapshot.key)))
    return { kind: 'answered', readings, answers }
  } catch (error) {
    return { kind: 'unanswered', reason: rpcFailure(error) }
  }
}

type Assembled = {
  readonly indexed: readonly IndexedReading[]
  /** Accounts that the stored rows do not make, or that our rule fails on. */
  readonly failed: readonly ReadingDifference[]
}

function assembleAt(
  parameters: CompareAtParameters & {
    readonly answers: Awaited<ReturnType<VenueAdapter['readAnswers']>>
  },
): Assembled {
  const { store, adapter, deployment, at, keys, answers } = parameters
  assertInvariant(answers.length === keys.length, 'readAnswers has one answer for each account')
  return store.read(() => {
    const rows = store.rows(deployment, at.number)
    const indexed: IndexedReading[] = []
    const failed: ReadingDifference[] = []
    keys.forEach((key, index) => {
      try {
        const reading = adapter.assemble(rows, { deployment, key, at })
        const { answer } = adapter.margin(reading)
        indexed.push({ reading, answer, contractAnswer: answers[index] ?? {} })
      } catch (error) {
        const left = `not to be assembled: ${rpcFailure(error)}`
        const account = toMarginAccountId(key)
        failed.push({ account, against: 'read', field: 'account', left, right: 'answered' })
      }
    })
    return { indexed, failed }
  })
}

function nameOf({ owner, sub }: MarginAccountKey): string {
  return `${owner}:${sub ?? ''}`
}
