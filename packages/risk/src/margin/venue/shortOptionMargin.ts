/** Rates of a short option margined by itself; shares of one. */
export type ShortOptionRates = {
  readonly maintenanceRate: number
  readonly liquidationFeeRate: number
  readonly maximumInitialRate: number
  readonly minimumInitialRate: number
}

/** Bybit's published rates for BTC options in cross margin. */
export const bybitShortOptionRates: ShortOptionRates = {
  maintenanceRate: 0.03,
  liquidationFeeRate: 0.002,
  maximumInitialRate: 0.15,
  minimumInitialRate: 0.1,
}

/** A short option and its market; USD. */
export type ShortOption = {
  readonly kind: 'call' | 'put'
  /** Contracts sold, greater than zero. */
  readonly soldQuantity: number
  readonly strikePriceUsd: number
  readonly indexPriceUsd: number
  readonly markPriceUsd: number
  /** Average price it was sold at. */
  readonly entryPriceUsd: number
}

/**
 * Margins one short option, as Bybit does in cross margin.
 *
 *     maintenance = (max(r·index, r·mark) + mark + fee·index)·quantity
 *     initial     = max((max(0.15·index − out of the money, 0.1·index) + max(entry, mark))·quantity, maintenance)
 *
 * @see https://www.bybit.com/en/help-center/article?id=000001735
 */
export function shortOptionMargin(
  option: ShortOption,
  rates: ShortOptionRates = bybitShortOptionRates,
): { readonly maintenanceUsd: number; readonly initialUsd: number } {
  const { kind, soldQuantity, strikePriceUsd, indexPriceUsd, markPriceUsd, entryPriceUsd } = option
  const { maintenanceRate: rate, liquidationFeeRate: fee } = rates
  const charge = Math.max(rate * indexPriceUsd, rate * markPriceUsd)
  const maintenanceUsd = (charge + markPriceUsd + fee * indexPriceUsd) * soldQuantity
  const distance = kind === 'call' ? strikePriceUsd - indexPriceUsd : indexPriceUsd - strikePriceUsd
  const outOfMoney = Math.max(0, distance)
  const spotPart = Math.max(
    rates.maximumInitialRate * indexPriceUsd - outOfMoney,
    rates.minimumInitialRate * indexPriceUsd,
  )
  const initial = (spotPart + Math.max(entryPriceUsd, markPriceUsd)) * soldQuantity
  return { maintenanceUsd, initialUsd: Math.max(initial, maintenanceUsd) }
}
