/** How one row moves implied volatility. Skew rows turn the smile about the forward instead. */
export type VolatilityMove = 'none' | 'up' | 'down' | 'linear-skew' | 'absolute-skew'

/** One row of a margin table. */
export type MarginScenario = {
  readonly name: string
  /** Relative: −0.15 is a fall by 15 %. */
  readonly spotMove: number
  readonly volatility: VolatilityMove
  /** Share of the row's profit or loss that counts; a venue calls it dampening or cover. */
  readonly weight: number
}

/**
 * Size of the up and down moves, by time to expiry:
 *
 *     x = (pivotDays / max(days, floorDays))^p,  p = shortPower up to the pivot, else longPower
 *     relative: σ·(1 + up·x) and σ·max(0, 1 − down·x);  absolute: σ + up·x and max(0, σ − down·x)
 */
export type VolatilityShock = {
  readonly mode: 'relative' | 'absolute'
  readonly up: number
  readonly down: number
  readonly shortPower: number
  readonly longPower: number
  readonly pivotDays: number
  readonly floorDays: number
  /** The up-shocked volatility is at least this; down moves know no floor. */
  readonly minimumUpVolatility: number
}

/**
 * Turning of the smile:
 *
 *     cap = termSlope·√T + cap₀;  k* = max(minimumWidth, √T·widthScale·(volatilityStatic + √T·volatilityScale))
 *     σ·max(0, 1 + clip(k·cap/k*)),  k = ln(K/F), or its absolute value
 *
 * A linear row that also moves spot takes the absolute row's cap; the forward stands still in it.
 */
export type SkewShock = {
  readonly linearCap: number
  readonly linearTermSlope: number
  readonly absoluteCap: number
  readonly absoluteTermSlope: number
  readonly minimumWidth: number
  readonly widthScale: number
  readonly volatilityStatic: number
  readonly volatilityScale: number
}

/** `base·exp(∓T·(rate·rateMultiplier + rateAddend))`, − for what is owned and + for what is owed. */
export type StaticDiscount = {
  readonly base: number
  readonly rateMultiplier: number
  readonly rateAddend: number
}

/**
 * A margin model of the scenario kind, as data.
 *
 * Absent parts do nothing: a venue without skew rows has no `skewShock`. Every number is a share of one
 * unless its name says otherwise.
 *
 * @see scenarioMargin for the formula they enter.
 */
export type MarginParameterSet = {
  readonly name: string
  readonly version: string
  readonly description: string
  /** Where the numbers come from; says so where they are ours or unverified. */
  readonly source: string
  /** Whether each number was checked against the venue's own publication. */
  readonly isVerified: boolean
  readonly marginPeriodDays: number | 'unstated'
  readonly scenarios: readonly MarginScenario[]
  readonly volatilityShock: VolatilityShock
  readonly skewShock?: SkewShock
  /** Whether option values carry exp(−rate·T). */
  readonly discount: 'rate' | 'none'
  /** Applied to the shocked value of an expiry that is an asset, or a debt. */
  readonly staticDiscount?: { readonly long: StaticDiscount; readonly short?: StaticDiscount }
  /** A forward move without volatility that competes with the scenarios. */
  readonly basis?: {
    readonly upMove: number
    readonly downMove: number
    readonly add: number
    readonly multiplePerYear: number
  }
  readonly maintenanceFactor: number
  readonly initialFactor: number
  /** Whether contingencies are multiplied by the factor (`inside`) or added after it. */
  readonly contingencyPlacement: 'inside-factor' | 'outside-factor'
  readonly contingencies: MarginContingencies
  /** Floors under the scenario loss. */
  readonly minimums?: MarginMinimums
  /** Provisions added to both sides, outside every factor. */
  readonly provisions?: { readonly fundingHours: number; readonly feeRate: number }
  /** Raises the initial factor while the settlement stablecoin is under its peg. */
  readonly peg?: { readonly threshold: number; readonly factor: number }
  /** Charges `(1 − confidence)·rate` of notional, initial side, under the threshold. */
  readonly oracle?: {
    readonly threshold: number
    readonly rate: number
    /** Whether a perpetual's confidence reaches collateral too (`all`), or perpetuals and options only. */
    readonly perpetualConfidenceReaches: 'perpetuals-and-options' | 'all'
  }
  /**
   * `sum-of-worst`: each underlying takes its own worst row. `same-row`: all move together, and of a
   * gain only `gainOffset` pays for losses of others.
   */
  readonly aggregation:
    | { readonly kind: 'sum-of-worst' }
    | { readonly kind: 'same-row'; readonly gainOffset: number }
}

/** Charges on what is held, as shares of notional at spot. */
export type MarginContingencies = {
  readonly perpetualRateMaintenance: number
  /** On top of the maintenance rate, as are the other initial rates. */
  readonly perpetualRateInitial: number
  readonly nakedShortRateMaintenance: number
  readonly nakedShortRateInitial: number
  /** Share of the smaller of long and short delta-one notional. */
  readonly offsettingFutureRate: number
  /** Share of all delta-one notional, long and short, and of option notional. */
  readonly grossNotionalRate: number
  /** What collateral haircuts multiply: value in the stablecoin, or quantity × spot in USD. */
  readonly collateralBase: 'stable-value' | 'spot-notional'
}

/** Floors: the requirement of an underlying before the factor is at least their largest. */
export type MarginMinimums = {
  /** `(netRate·|net delta| + hedgedRate·hedged delta)·spot`, hedged = (gross − |net|)/2. */
  readonly delta?: { readonly netRate: number; readonly hedgedRate: number }
  /** Share of spot a short option. */
  readonly shortOptionRate?: number
  /** USD a contract, options long and short. */
  readonly optionContractUsd?: number
}
