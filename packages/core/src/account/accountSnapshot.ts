import type { AssetRef } from '../identity/assetRef.ts'
import type { BlockRef } from '../identity/blockRef.ts'
import type { MarginAccountKey } from '../identity/marginAccountKey.ts'
import type { OraclePrice } from '../price/oraclePrice.ts'
import type { Gap } from './gap.ts'

/** An asset held in a margin account, interest accrued to the block. */
export type CollateralHolding = {
  readonly asset: AssetRef
  /** Native scale, as the venue would pay it out: rounded down. */
  readonly balanceRaw: bigint
  /** Whether the venue counts it towards margin. What it does not count is still the owner's. */
  readonly isCounted: boolean
}

/** An asset owed by a margin account, interest accrued to the block. */
export type DebtHolding = {
  readonly asset: AssetRef
  /** Native scale, positive, as the venue would ask it back: rounded up. */
  readonly balanceRaw: bigint
}

/** When a future or an option ends, and what an option gives the right to. */
export type PositionTerms =
  | { readonly kind: 'future'; readonly expirySeconds: number }
  | {
      readonly kind: 'option'
      readonly right: 'call' | 'put'
      readonly strikeRaw: bigint
      readonly strikeDecimals: number
      readonly expirySeconds: number
    }

/** An open perpetual, future or option; never a loan. */
export type Position = {
  readonly instrument: 'perpetual' | 'future' | 'option'
  /** The venue's own name of the market; of an option, of the one strike and expiry. */
  readonly marketId: string
  readonly base: AssetRef
  readonly quote: AssetRef
  /** Signed: long positive, short negative. */
  readonly quantityRaw: bigint
  readonly quantityDecimals: number
  /**
   * What the position was entered at: signed as the quantity, native scale of the quote. Absent where
   * the venue keeps none, as most options do.
   */
  readonly entryNotionalRaw?: bigint
  /** Funding, borrowing and fees not yet booked, native scale of the quote: owed positive. */
  readonly accruedCostRaw?: bigint
  /** Absent for a perpetual. */
  readonly terms?: PositionTerms
}

/**
 * The narrow waist: one margin account at one block, without prices.
 *
 * Everything upstream produces it, by two independent routes (indexed rows, and the contracts' own
 * views) that must agree to the wei; everything downstream consumes it.
 */
export type AccountSnapshot<state = unknown> = {
  readonly key: MarginAccountKey
  readonly at: BlockRef
  /** What only the venue's own rule reads: scaled balances, thresholds, categories. */
  readonly state: state
  readonly collaterals: readonly CollateralHolding[]
  readonly debts: readonly DebtHolding[]
  readonly positions: readonly Position[]
  readonly gaps: readonly Gap[]
}

/** A snapshot and the venue's own prices at the same block: what one route brings back. */
export type AccountReading<state = unknown> = {
  readonly snapshot: AccountSnapshot<state>
  readonly oraclePrices: readonly OraclePrice[]
}
