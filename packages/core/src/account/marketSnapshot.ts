import type { AssetRef } from '../identity/assetRef.ts'
import type { BlockRef } from '../identity/blockRef.ts'
import type { DeploymentKey } from '../identity/marginAccountKey.ts'
import type { OraclePrice } from '../price/oraclePrice.ts'

/** What a market of perpetuals, futures or options adds. Ratios and rates of 1e18 = 100 %. */
export type TradingTerms = {
  readonly instrument: 'perpetual' | 'future' | 'option'
  /** Signed quantities in the market's own scale: long positive, short negative. */
  readonly openLongRaw: bigint
  readonly openShortRaw: bigint
  readonly quantityDecimals: number
  /** Paid by longs to shorts, an hour; absent where there is no funding. */
  readonly fundingRatePerHourWad?: bigint
  /** What the venue trades at, in the scale of its oracle price; absent where it has no such price. */
  readonly markPriceRaw?: bigint
  /** Of a future or an option. */
  readonly expirySeconds?: number
}

/** One pool, pair or reserve with its own rules, at one block. */
export type MarketSnapshot = {
  readonly deployment: DeploymentKey
  /** The venue's own name of the market: the asset's address on Aave, the market id on Morpho. */
  readonly marketId: string
  readonly label: string
  readonly at: BlockRef
  /** Where positions are traded: what they are on, and what they are settled in. */
  readonly collateral: AssetRef
  readonly loan: AssetRef
  /**
   * Share of the collateral's value that may be borrowed against it; bps. Where positions are traded:
   * 100 % less the initial margin ratio, and below less the maintenance margin ratio.
   */
  readonly maximumLtvBps: number
  /** Share of the collateral's value above which debt is liquidated; bps. */
  readonly liquidationThresholdBps: number
  /** Of the loan asset, interest accrued to the block; native scale. */
  readonly totalSuppliedRaw: bigint
  readonly totalBorrowedRaw: bigint
  /** Yearly, simple, 1e27 = 100 %; absent where the venue's rate model does not answer. */
  readonly borrowRatePerYearRay?: bigint
  readonly oraclePrice?: OraclePrice
  /** Present where positions are traded rather than loans taken. */
  readonly trading?: TradingTerms
  /** False when the venue refuses new deposits or loans, or is paused. */
  readonly isOpen: boolean
}
