import type { AssetId } from '../identity/assetId.ts'
import type { MarginAccountId, VenueId } from '../identity/marginAccountKey.ts'

/** What kind of thing could not be valued. */
export type GapKind =
  | 'chain-unreachable'
  | 'chain-stale'
  | 'venue-failed'
  | 'oracle-unavailable'
  | 'price-missing'
  | 'price-basis-unknown'
  | 'asset-unknown'
  | 'decimals-unknown'
  | 'revision-unproven'
  | 'log-undecodable'
  | 'divergence'
  | 'not-watched'
  | 'not-modelled'

/** Which side was taken for want of knowledge. Always the one that flatters the account least. */
export type GapEffect =
  | 'collateral-not-counted'
  | 'debt-kept'
  | 'account-unknown'
  | 'part-missing'
  | 'none'

/** Something that could not be valued, why, and what was done about it. Nothing vanishes. */
export type Gap = {
  readonly kind: GapKind
  readonly effect: GapEffect
  /** One sentence for a person: what is missing and why. */
  readonly message: string
  readonly chainId?: number
  readonly venue?: VenueId
  readonly account?: MarginAccountId
  readonly asset?: AssetId
}
