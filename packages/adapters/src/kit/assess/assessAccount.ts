import {
  type AccountReading,
  type AccountSnapshot,
  type AssetRegistry,
  type Exposure,
  type OraclePrice,
  toFloat,
  type VenueMargin,
} from '@crossmargin/core'
import type { VenueAdapter } from '../venueAdapter.ts'
import { withShareRates } from './withShareRates.ts'

/** One account carried from the waist to both sides: its margin, and its exposures. */
export type AssessedAccount = {
  readonly snapshot: AccountSnapshot
  readonly oraclePrices: readonly OraclePrice[]
  readonly margin: VenueMargin
  readonly exposures: readonly Exposure[]
  /**
   * Smallest relative move of one oracle price, others fixed, that makes the account liquidatable:
   * 0.1 is 10 %; 0 when it already is; `'none'` when no single price can, `'unknown'` when its
   * health is, or when one of the prices cannot be compared.
   */
  readonly distanceToLiquidation: number | 'none' | 'unknown'
}

/** Applies a venue's own rule and its step into floats to one reading. Pure. */
export function assessAccount(
  adapter: VenueAdapter,
  parameters: { readonly reading: AccountReading; readonly assets: AssetRegistry },
): AssessedAccount {
  const { reading, assets } = parameters
  const margin = adapter.margin(reading)
  return {
    ...reading,
    margin,
    exposures: withShareRates(adapter.exposures(reading.snapshot, assets), {
      assets,
      oraclePrices: reading.oraclePrices,
    }),
    distanceToLiquidation: distanceToLiquidation({ margin, oraclePrices: reading.oraclePrices }),
  }
}

function distanceToLiquidation(parameters: {
  readonly margin: VenueMargin
  readonly oraclePrices: readonly OraclePrice[]
}): AssessedAccount['distanceToLiquidation'] {
  const { margin, oraclePrices } = parameters
  if (margin.healthState === 'unknown') return 'unknown'
  if (margin.liquidation.isLiquidatable) return 0
  let shortest: AssessedAccount['distanceToLiquidation'] = 'none'
  for (const { asset, priceRaw, decimals, side } of margin.liquidationPrices) {
    const now = oraclePrices.find(({ base }) => base === asset.id)
    // One price that cannot be compared may be the nearest of all.
    if (now === undefined || now.valueRaw <= 0n) return 'unknown'
    const ratio =
      toFloat({ raw: priceRaw, decimals }) / toFloat({ raw: now.valueRaw, decimals: now.decimals })
    const distance = Math.max(0, side === 'at-or-below' ? 1 - ratio : ratio - 1)
    if (shortest === 'none' || distance < shortest) shortest = distance
  }
  return shortest
}
