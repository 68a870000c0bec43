/** A European option held; long positive, short negative. */
export type OptionHolding = {
  readonly kind: 'call' | 'put'
  /** Greater than zero. */
  readonly strikePriceUsd: number
  /** Signed number of contracts on one unit of the underlying. */
  readonly quantity: number
  /** Annualised, 0.5 = 50 %; not negative. */
  readonly volatility: number
}

/** Options of one expiry, and the market they are priced in. */
export type ExpiryHolding = {
  /** Not negative; at zero an option is worth its intrinsic value. */
  readonly secondsToExpiry: number
  /** The part of the forward that still moves with spot. */
  readonly forwardVariableUsd: number
  /** The part already fixed by a settlement average; 0 outside the settlement window. */
  readonly forwardFixedUsd: number
  /** Continuously compounded per 365 days. Below zero it counts as zero. */
  readonly ratePerYear: number
  /** Lowest confidence of the forward, rate and volatility feeds, in [0, 1]. */
  readonly confidence: number
  readonly options: readonly OptionHolding[]
}

/** A perpetual position. */
export type PerpetualHolding = {
  readonly quantity: number
  readonly markPriceUsd: number
  /** In [0, 1]; counts only where the quantity is not zero. */
  readonly confidence: number
  /** Profit not yet settled, funding included. */
  readonly unsettledUsd: number
  /** Share of notional that a long pays a short an hour. Absent: no provision can be asked. */
  readonly fundingRatePerHour?: number
}

/** A dated future. */
export type FutureHolding = {
  readonly quantity: number
  readonly markPriceUsd: number
  readonly secondsToExpiry: number
  readonly unsettledUsd: number
}

/** An asset other than cash that backs the book. */
export type BookCollateral = {
  readonly asset: string
  /** Owned, not negative. */
  readonly quantity: number
  readonly priceUsd: number
  readonly confidence: number
  /** Whether its price moves with the scenarios and so pays for losses elsewhere. */
  readonly isRiskCancelling: boolean
  /** Share of value charged on the maintenance side, in [0, 1]. */
  readonly maintenanceHaircut: number
  /** Charged on top of the maintenance haircut on the initial side. */
  readonly initialHaircut: number
}

/** Everything that depends on one underlying. */
export type UnderlyingBook = {
  readonly underlying: string
  readonly spotPriceUsd: number
  /** In [0, 1]. */
  readonly spotConfidence: number
  readonly perpetuals: readonly PerpetualHolding[]
  readonly futures: readonly FutureHolding[]
  readonly expiries: readonly ExpiryHolding[]
  readonly collateral: readonly BookCollateral[]
}

/**
 * A book of positions and the market they are valued in: what every margin model of this package reads.
 *
 * The same object is the `book` of the published risk format, `schema/report/riskFormat.schema.json`.
 */
export type RiskBook = {
  /** In units of the settlement stablecoin; negative when borrowed. */
  readonly cash: number
  /** Price of that stablecoin, greater than zero. */
  readonly stablePriceUsd: number
  readonly underlyings: readonly UnderlyingBook[]
}
