import type { AssetId } from '../identity/assetId.ts'
import type { MarginAccountId } from '../identity/marginAccountKey.ts'

/** A risk factor: `ETH`, `BTC`, `USD`; an asset nobody reviewed is its own factor, by its id. */
export type FactorId = string

/** Signed sensitivity of one holding to one risk factor, in floats: exact arithmetic ends here. */
export type Exposure = {
  readonly account: MarginAccountId
  readonly asset: AssetId
  readonly factor: FactorId
  readonly kind: 'collateral' | 'debt' | 'position'
  /** Whole units of the asset: owned and long positive, owed and short negative. */
  readonly quantity: number
  /**
   * How many units of what it is a share of one unit stands for, by the venue's own prices: 1.18.
   * Absent where it is no share, or where the venue does not price both.
   */
  readonly rate?: number
}
