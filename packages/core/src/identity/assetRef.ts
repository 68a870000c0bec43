import type { AssetId } from './assetId.ts'

/**
 * An asset as a contract reported it.
 *
 * `decimals` is `'unknown'` where the contract does not answer `decimals()`: such an asset is never
 * valued, and what holds it carries a gap.
 */
export type AssetRef = {
  readonly id: AssetId
  /** Display only, as the contract says it; the address where it says nothing readable. */
  readonly symbol: string
  readonly decimals: number | 'unknown'
}
