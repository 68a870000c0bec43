import { WAD } from '../fixed-point/scales.ts'
import type { VenueMargin } from './venueMargin.ts'

/** How close an account is to being liquidated. `UNKNOWN` is beside the ladder, never below it. */
export type MarginStatus =
  | 'NORMAL'
  | 'WARNING'
  | 'MARGIN_CALL'
  | 'LIQUIDATABLE'
  | 'BANKRUPT'
  | 'UNKNOWN'

/** Health factors, 1e18 = 1, below which a rung begins. */
export type StatusThresholds = {
  readonly warningBelowWad: bigint
  readonly marginCallBelowWad: bigint
}

/** Warning below 1.25, margin call below 1.05. Ours, not any venue's. */
export const defaultStatusThresholds: StatusThresholds = {
  warningBelowWad: (WAD * 125n) / 100n,
  marginCallBelowWad: (WAD * 105n) / 100n,
}

/**
 * Places an account on the status ladder.
 *
 * LIQUIDATABLE is the venue's own rule, whatever the thresholds; BANKRUPT is a debt above everything
 * the account holds.
 *
 * @param thresholds when to warn; defaults to {@link defaultStatusThresholds}.
 */
export function marginStatus(
  margin: Pick<VenueMargin, 'healthState' | 'healthFactorWad' | 'equityRaw' | 'liquidation'>,
  thresholds: StatusThresholds = defaultStatusThresholds,
): MarginStatus {
  if (margin.healthState === 'unknown') return 'UNKNOWN'
  if (margin.healthState === 'no-debt' || margin.healthFactorWad === undefined) return 'NORMAL'
  if (margin.equityRaw < 0n) return 'BANKRUPT'
  if (margin.liquidation.isLiquidatable) return 'LIQUIDATABLE'
  if (margin.healthFactorWad < thresholds.marginCallBelowWad) return 'MARGIN_CALL'
  return margin.healthFactorWad < thresholds.warningBelowWad ? 'WARNING' : 'NORMAL'
}
