/** What an account has of one asset, over spot margin and futures together. */
export type UnifiedHolding = {
  readonly asset: string
  /** Assets less loans, plus futures balance and unrealised profit; signed, in units. */
  readonly equity: number
  readonly indexPriceUsd: number
  /** Share of a positive equity that counts, in [0, 1]. */
  readonly collateralRate: number
  /** Maintenance margin of futures and loans, in units. */
  readonly maintenance: number
}

/** Steps of Binance's portfolio margin ladder: at or below the ratio, the step holds. */
export const unifiedRatioThresholds = {
  restrictedRatio: 1.5,
  reduceOnlyRatio: 1.2,
  liquidationRatio: 1.05,
} as const

/** A unified account's equity against its maintenance margin. */
export type UnifiedMargin = {
  readonly adjustedEquityUsd: number
  readonly maintenanceUsd: number
  /** `'no-requirement'` where nothing is owed or open. */
  readonly ratio: number | 'no-requirement'
}

/**
 * Binance's unified maintenance margin ratio: adjusted equity over maintenance margin.
 *
 *     Σ min(E·p·rate, E·p) / Σ maintenance·p
 *
 * The smaller of the two products: a haircut makes an asset smaller and must never make a debt smaller.
 *
 * @see https://www.binance.com/en/support/faq/5e33af8e6ac04d57a1d0a3398e0a0752
 */
export function unifiedMargin(holdings: readonly UnifiedHolding[]): UnifiedMargin {
  const adjustedEquityUsd = holdings.reduce((total, { equity, indexPriceUsd, collateralRate }) => {
    const value = equity * indexPriceUsd
    return total + Math.min(value * collateralRate, value)
  }, 0)
  const maintenanceUsd = holdings.reduce(
    (total, { maintenance, indexPriceUsd }) => total + maintenance * indexPriceUsd,
    0,
  )
  const ratio = maintenanceUsd > 0 ? adjustedEquityUsd / maintenanceUsd : 'no-requirement'
  return { adjustedEquityUsd, maintenanceUsd, ratio }
}
