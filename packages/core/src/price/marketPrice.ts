import type { AssetId } from '../identity/assetId.ts'
import type { BlockRef } from '../identity/blockRef.ts'

/** The price one could trade at, as the risk side uses it. Never used for what a contract will do. */
export type MarketPrice = {
  readonly asset: AssetId
  /** USD for one whole unit; positive and finite. */
  readonly usd: number
  /** Where it comes from, for people: `aave-v3 oracle on chain 1`. */
  readonly source: string
  /** `oracle`: no independent market source, a venue's oracle stands in and the basis is a gap. */
  readonly kind: 'market' | 'oracle'
  readonly at: BlockRef
}
