import type { AssetRef } from '../identity/assetRef.ts'
import type { BlockRef } from '../identity/blockRef.ts'
import type { DeploymentKey } from '../identity/marginAccountKey.ts'
import type { OraclePrice } from '../price/oraclePrice.ts'

/** One pool, pair or reserve with its own rules, at one block. */
export type MarketSnapshot = {
  readonly deployment: DeploymentKey
  /** The venue's own name of the market: the asset's address on Aave, the market id on Morpho. */
  readonly marketId: string
  readonly label: string
  readonly at: BlockRef
  readonly collateral: AssetRef
  readonly loan: AssetRef
  /** Share of the collateral's value that may be borrowed against it; bps. */
  readonly maximumLtvBps: number
  /** Share of the collateral's value above which debt is liquidated; bps. */
  readonly liquidationThresholdBps: number
  /** Of the loan asset, interest accrued to the block; native scale. */
  readonly totalSuppliedRaw: bigint
  readonly totalBorrowedRaw: bigint
  /** Yearly, simple, 1e27 = 100 %; absent where the venue's rate model does not answer. */
  readonly borrowRatePerYearRay?: bigint
  readonly oraclePrice?: OraclePrice
  /** False when the venue refuses new deposits or loans, or is paused. */
  readonly isOpen: boolean
}
