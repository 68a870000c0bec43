import { toFloat, type VenueMargin } from '@crossmargin/core'
import { numeraireUsd } from '../factors/numeraireUsd.ts'
import type { PriceBook } from '../factors/priceBook.ts'
import type { Known } from './sumKnown.ts'

/** A venue margin's amounts, for people: USD, in floats. The margin itself stays exact beside it. */
export type MarginInUsd = {
  readonly collateralUsd: Known
  readonly debtUsd: Known
  readonly equityUsd: Known
  readonly initialMarginUsd: Known
  readonly maintenanceMarginUsd: Known
  readonly slackInitialUsd: Known
  /** Negative: liquidatable. */
  readonly slackMaintenanceUsd: Known
}

/**
 * Converts a venue margin's amounts to USD.
 *
 * @returns all of them, or all `'unknown'`: where the margin itself is unknown its amounts are of some
 * part of the account only, and where the numeraire has no price there is nothing to convert by.
 */
export function marginInUsd(margin: VenueMargin, prices: PriceBook): MarginInUsd {
  const unitUsd = numeraireUsd(margin.numeraire, prices)
  const usd = (raw: bigint): Known => {
    if (unitUsd === 'unknown' || margin.healthState === 'unknown') return 'unknown'
    const value = toFloat({ raw, decimals: margin.numeraire.decimals }) * unitUsd
    return Number.isFinite(value) ? value : 'unknown'
  }
  return {
    collateralUsd: usd(margin.collateralValueRaw),
    debtUsd: usd(margin.debtValueRaw),
    equityUsd: usd(margin.equityRaw),
    initialMarginUsd: usd(margin.initialMarginRaw),
    maintenanceMarginUsd: usd(margin.maintenanceMarginRaw),
    slackInitialUsd: usd(margin.slackInitialRaw),
    slackMaintenanceUsd: usd(margin.slackMaintenanceRaw),
  }
}
