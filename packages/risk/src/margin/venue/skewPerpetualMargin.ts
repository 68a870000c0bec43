/** A perpetual whose fill price depends on the market's skew. */
export type SkewPosition = {
  /** Signed. */
  readonly size: number
  readonly indexPriceUsd: number
  /** Open interest at which the premium is 100 %; greater than zero. */
  readonly skewScale: number
}

/** Rates of one market. */
export type SkewMarginRates = {
  readonly initialMarginFraction: number
  readonly minimumInitialRatio: number
  readonly maintenanceScalar: number
  readonly liquidationRewardRatio: number
  /** USD added to both sides for each open position. */
  readonly minimumPositionMarginUsd: number
}

/** What one position asks; USD. */
export type SkewMargin = {
  readonly initialUsd: number
  readonly maintenanceUsd: number
  readonly liquidationRewardUsd: number
}

/**
 * The price a trade fills at: the index, moved by the skew halfway through the trade.
 *
 *     fill = index · (1 + (skew + size/2)/scale)
 *
 * @param parameters.skew the market's skew before the trade, signed.
 * @param parameters.size the trade, signed.
 */
export function skewFillPrice(parameters: {
  readonly indexPriceUsd: number
  readonly skew: number
  readonly size: number
  readonly skewScale: number
}): number {
  const { indexPriceUsd, skew, size, skewScale } = parameters
  return indexPriceUsd * (1 + (skew + size / 2) / skewScale)
}

/** Profit of a position since its fill, valued at the index; funding apart. */
export function skewPositionProfit(parameters: {
  readonly size: number
  readonly indexPriceUsd: number
  readonly fillPriceUsd: number
}): number {
  return parameters.size * (parameters.indexPriceUsd - parameters.fillPriceUsd) + 0
}

/**
 * Margins a position by how much of the market it is.
 *
 *     ratio = |size|/scale·fraction + minimum ratio
 *     initial = notional·ratio + position minimum,  maintenance = notional·ratio·scalar + position minimum
 *
 * The reward a liquidator would be paid is apart, since it is charged once an account.
 *
 * @see PerpsMarketConfiguration.sol, `calculateRequiredMargins`, of synthetix-v3
 */
export function skewPerpetualMargin(position: SkewPosition, rates: SkewMarginRates): SkewMargin {
  const { size, indexPriceUsd, skewScale } = position
  if (size === 0) return { initialUsd: 0, maintenanceUsd: 0, liquidationRewardUsd: 0 }
  const notionalUsd = Math.abs(size) * indexPriceUsd
  const impact = Math.abs(size) / skewScale
  const ratio = impact * rates.initialMarginFraction + rates.minimumInitialRatio
  const minimumUsd = rates.minimumPositionMarginUsd
  return {
    initialUsd: notionalUsd * ratio + minimumUsd,
    maintenanceUsd: notionalUsd * ratio * rates.maintenanceScalar + minimumUsd,
    liquidationRewardUsd: notionalUsd * rates.liquidationRewardRatio,
  }
}
