import { type AssessedAccount, attemptAssessment, type VenueAdapter } from '@crossmargin/adapters'
import {
  type AssetRegistry,
  type BlockRef,
  type Gap,
  type MarginAccountKey,
  type OraclePrice,
  toMarginAccountId,
} from '@crossmargin/core'
import { type DivergenceBoard, divergenceGap } from '../store/divergenceBoard.ts'
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
  /** Accounts that are known to be indexed wrongly. */
  readonly divergences: Pick<DivergenceBoard, 'get'>
}

/**
 * Assembles and margins accounts from stored rows.
 *
 * An account that fails, or is known to be wrong, is a gap, and the others are answered: nothing
 * vanishes, nothing is guessed.
 * Call it inside `store.read`, so that all rows are of one moment.
 */
export function assessStored(parameters: AssessStoredParameters): StoredAssessment {
  const { store, adapters, blocks } = parameters
  const gaps: Gap[] = []
  const accounts: AssessedAccount[] = []
  const oraclePrices: StoredAssessment['oraclePrices'][number][] = []
  for (const deployment of store.listDeployments()) {
    const adapter = adapters.get(deployment.venue)
    const block = blocks.find(({ chainId }) => chainId === deployment.chainId)
    if (adapter === undefined || block === undefined) continue
    const at = toBlockRef(block)
    const rows = store.rows(deployment, at.number)
    oraclePrices.push({ prices: adapter.oraclePrices(rows, { deployment }), at })
    const keys = parameters.keys.filter((key) => isOf(key, deployment))
    for (const key of keys) {
      const divergence = parameters.divergences.get(toMarginAccountId(key))
      if (divergence !== undefined) {
        gaps.push(divergenceGap(divergence))
        continue
      }
      const getReading = () => adapter.assemble(rows, { deployment, key, at })
      const { assets } = parameters
      const attempt = attemptAssessment(adapter, { key, getReading, assets })
      if (attempt.kind === 'assessed') accounts.push(attempt.account)
      else gaps.push(attempt.gap)
    }
  }
  return { accounts, oraclePrices, gaps }
}

/** The reference and nothing else: what is known of a block's finality is no input of an account. */
function toBlockRef({ chainId, number, hash, timestampSeconds }: BlockRef): BlockRef {
  return { chainId, number, hash, timestampSeconds }
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
