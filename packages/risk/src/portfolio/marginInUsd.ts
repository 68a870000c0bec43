import { toFloat, type VenueMargin } from '@crossmargin/core'
import { isUsableValue } from '../factors/isUsableValue.ts'
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
 * part of the account only, where the numeraire has no price there is nothing to convert by, and an
 * amount beyond all sense would make every sum it is in worthless.
 */
export function marginInUsd(margin: VenueMargin, prices: PriceBook): MarginInUsd {
  const unitUsd = numeraireUsd(margin.numeraire, prices)
  if (unitUsd === 'unknown' || margin.healthState === 'unknown') return unknownAmounts
  const usd = (raw: bigint) => toFloat({ raw, decimals: margin.numeraire.decimals }) * unitUsd
  const amounts = {
    collateralUsd: usd(margin.collateralValueRaw),
    debtUsd: usd(margin.debtValueRaw),
    equityUsd: usd(margin.equityRaw),
    initialMarginUsd: usd(margin.initialMarginRaw),
    maintenanceMarginUsd: usd(margin.maintenanceMarginRaw),
    slackInitialUsd: usd(margin.slackInitialRaw),
    slackMaintenanceUsd: usd(margin.slackMaintenanceRaw),
  }
  const isUsable = Object.values(amounts).every((valueUsd) =>
    isUsableValue({ quantity: 0, valueUsd }),
  )
  return isUsable ? amounts : unknownAmounts
}

const unknownAmounts: MarginInUsd = {
  collateralUsd: 'unknown',
  debtUsd: 'unknown',
  equityUsd: 'unknown',
  initialMarginUsd: 'unknown',
  maintenanceMarginUsd: 'unknown',
  slackInitialUsd: 'unknown',
  slackMaintenanceUsd: 'unknown',
}
