import type { AssetRef } from '../identity/assetRef.ts'
import type { BlockRef } from '../identity/blockRef.ts'
import type { MarginAccountKey } from '../identity/marginAccountKey.ts'
import type { Gap } from './gap.ts'

/** What every amount of a margin is counted in. */
export type Numeraire =
  | { readonly kind: 'usd'; readonly decimals: number }
  | { readonly kind: 'asset'; readonly asset: AssetRef; readonly decimals: number }

/**
 * `known`: the venue's health factor is a number. `no-debt`: nothing is owed, nothing can be
 * liquidated. `unknown`: something needed could not be had; never to be shown as healthy.
 */
export type HealthState = 'known' | 'no-debt' | 'unknown'

/**
 * One line of the workings. Over all lines of a margin, `valueRaw` adds to equity,
 * `initialRaw` to the initial slack and `maintenanceRaw` to the maintenance slack, exactly.
 */
export type MarginLine = {
  readonly kind: 'collateral' | 'debt' | 'position' | 'cost' | 'rounding'
  readonly label: string
  readonly asset?: AssetRef
  /** Native scale of the asset; positive. */
  readonly balanceRaw?: bigint
  /** Numeraire; collateral positive, debt negative. */
  readonly valueRaw: bigint
  readonly initialRaw: bigint
  readonly maintenanceRaw: bigint
  /** The arithmetic in words and numbers, for a person to follow. */
  readonly workings: string
}

/** The price of one asset, others fixed, at which the account becomes liquidatable. */
export type LiquidationPrice = {
  readonly asset: AssetRef
  /** Same scale as the venue's oracle price of the asset. */
  readonly priceRaw: bigint
  readonly decimals: number
  /** Liquidatable when the oracle price is at or beyond `priceRaw` on this side. */
  readonly side: 'at-or-below' | 'at-or-above'
}

/** What a liquidator may do, once it may. */
export type LiquidationTerms = {
  /** The venue's trigger, in words. */
  readonly trigger: string
  readonly isLiquidatable: boolean
  /** Largest share of each debt that one call may repay now, in basis points. */
  readonly closeFactors: readonly { readonly debt: AssetRef; readonly closeFactorBps: number }[]
  /** Seized value over repaid value, in basis points with the 100 % included: 10500 is 5 %. */
  readonly bonuses: readonly { readonly collateral: AssetRef; readonly bonusBps: number }[]
  /** Largest share of each position that one call may close now; absent where there are none. */
  readonly positions?: readonly { readonly marketId: string; readonly closeFactorBps: number }[]
}

/** The venue's own answer to the questions its views are asked, by the view's own names, to the wei. */
export type VenueAnswer = { readonly [name: string]: bigint | boolean }

/** Enforced margin: exactly what the contract will do with one account at one block. */
export type VenueMargin = {
  readonly key: MarginAccountKey
  readonly at: BlockRef
  readonly numeraire: Numeraire
  readonly collateralValueRaw: bigint
  readonly debtValueRaw: bigint
  /** Collateral value + unrealised PnL − debt − accrued costs. Signed. */
  readonly equityRaw: bigint
  /** Equity needed to open. `slackInitialRaw` is equity less this. */
  readonly initialMarginRaw: bigint
  /** Equity below which liquidation starts. `slackMaintenanceRaw` is equity less this. */
  readonly maintenanceMarginRaw: bigint
  readonly slackInitialRaw: bigint
  /** Negative means liquidatable, under the venue's own rounding. */
  readonly slackMaintenanceRaw: bigint
  readonly healthState: HealthState
  /** The venue's own ratio, 1e18 = 1; present exactly when `healthState` is `known`. */
  readonly healthFactorWad?: bigint
  readonly lines: readonly MarginLine[]
  readonly liquidation: LiquidationTerms
  readonly liquidationPrices: readonly LiquidationPrice[]
  readonly answer: VenueAnswer
  readonly gaps: readonly Gap[]
}
