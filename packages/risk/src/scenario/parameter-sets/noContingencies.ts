import type { MarginContingencies } from './marginParameterSet.ts'

/** Charges of a set that has none; a set states the ones it has over these. */
export const noContingencies: MarginContingencies = {
  perpetualRateMaintenance: 0,
  perpetualRateInitial: 0,
  nakedShortRateMaintenance: 0,
  nakedShortRateInitial: 0,
  offsettingFutureRate: 0,
  grossNotionalRate: 0,
  collateralBase: 'stable-value',
}
