import { type AssessedAccount, assessAccount, type VenueAdapter } from '@crossmargin/adapters'
import {
  type AssetRegistry,
  BaseError,
  type BlockRef,
  type Gap,
  type MarginAccountKey,
  type OraclePrice,
  toMarginAccountId,
} from '@crossmargin/core'
import type { StoreReader } from '../store/store.ts'

/** Accounts of the index as they stand at given blocks, and what could not be had of them. */
export type StoredAssessment = {
  readonly accounts: readonly AssessedAccount[]
  /** Prices of every deployment at its chain's block, in the deployments' order. */
  readonly oraclePrices: readonly {
    readonly prices: readonly OraclePrice[]
    readonly at: BlockRef
  }[]
  readonly gaps: readonly Gap[]
}

/** What to assess. */
export type AssessStoredParameters = {
  readonly store: StoreReader
  readonly adapters: ReadonlyMap<string, VenueAdapter>
  readonly assets: AssetRegistry
  /** One block a chain; accounts of other chains are left out. */
  readonly blocks: readonly BlockRef[]
  readonly keys: readonly MarginAccountKey[]
}

/**
 * Assembles and margins accounts from stored rows.
 *
 * An account that fails is a gap, and the others are answered: nothing vanishes, nothing is guessed.
 * Call it inside `store.read`, so that all rows are of one moment.
 */
export function assessStored(parameters: AssessStoredParameters): StoredAssessment {
  const { store, adapters, blocks } = parameters
  const gaps: Gap[] = []
  const accounts: AssessedAccount[] = []
  const oraclePrices: StoredAssessment['oraclePrices'][number][] = []
  for (const deployment of store.listDeployments()) {
    const adapter = adapters.get(deployment.venue)
    const at = blocks.find(({ chainId }) => chainId === deployment.chainId)
    if (adapter === undefined || at === undefined) continue
    const rows = store.rows(deployment, at.number)
    oraclePrices.push({ prices: adapter.oraclePrices(rows, { deployment }), at })
    const keys = parameters.keys.filter((key) => isOf(key, deployment))
    for (const key of keys) {
      try {
        const reading = adapter.assemble(rows, { deployment, key, at })
        accounts.push(assessAccount(adapter, { reading, assets: parameters.assets }))
      } catch (error) {
        gaps.push(failedAccount(key, error))
      }
    }
  }
  return { accounts, oraclePrices, gaps }
}

function isOf(
  key: MarginAccountKey,
  deployment: Pick<MarginAccountKey, 'venue' | 'chainId' | 'root'>,
): boolean {
  return (
    key.venue === deployment.venue &&
    key.chainId === deployment.chainId &&
    key.root === deployment.root
  )
}

function failedAccount(key: MarginAccountKey, error: unknown): Gap {
  const reason = error instanceof BaseError ? error.shortMessage : String(error)
  const account = toMarginAccountId(key)
  return {
    kind: 'venue-failed',
    effect: 'account-unknown',
    message: `Account ${account} could not be assessed: ${reason}`,
    chainId: key.chainId,
    venue: key.venue,
    account,
  }
}
