import type { AssetId } from '../identity/assetId.ts'
import type { MarginAccountId } from '../identity/marginAccountKey.ts'

/** A risk factor: `ETH`, `BTC`, `USD`; an asset nobody reviewed is its own factor, by its id. */
export type FactorId = string

/** What makes a position an option to whoever prices it; exact arithmetic ends here. */
export type OptionExposure = {
  readonly right: 'call' | 'put'
  /** Quote per unit of the factor. */
  readonly strike: number
  readonly expirySeconds: number
  /** Yearly, 0.8 is 80 %, from the venue's own surface; `'unknown'` where it has none. */
  readonly impliedVolatility: number | 'unknown'
}

/** Signed sensitivity of one holding to one risk factor, in floats: exact arithmetic ends here. */
export type Exposure = {
  readonly account: MarginAccountId
  readonly asset: AssetId
  readonly factor: FactorId
  readonly kind: 'collateral' | 'debt' | 'position'
  /** Whole units of the asset: owned and long positive, owed and short negative. */
  readonly quantity: number
  /** Present for an option alone: then the quantity is of options, not of what they are on. */
  readonly option?: OptionExposure
  /**
   * How many units of what it is a share of one unit stands for, by the venue's own prices: 1.18.
   * Absent where it is no share, or where the venue does not price both.
   */
  readonly rate?: number
}
