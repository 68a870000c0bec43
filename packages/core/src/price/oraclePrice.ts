import type { AssetId } from '../identity/assetId.ts'
import type { Address } from '../identity/hex.ts'

/**
 * The price a venue liquidates by, exactly as its oracle answered.
 *
 * A price that could not be had is not in the list at all; the snapshot carries a gap instead.
 */
export type OraclePrice = {
  /** The venue's own name of the price: the asset's address on Aave, the market id on Morpho. */
  readonly key: string
  readonly base: AssetId
  readonly quote: 'USD' | AssetId
  /** The oracle contract that was asked. */
  readonly source: Address
  /** As answered. */
  readonly valueRaw: bigint
  /** One whole unit of base costs `valueRaw / 10^decimals` whole units of quote. */
  readonly decimals: number
}
