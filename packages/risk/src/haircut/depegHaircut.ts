import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { assertWithin } from '../matrix/assertWithin.ts'
import { toShare } from './combineHaircuts.ts'

/** A price of a pegged asset, as a share of what it is pegged to. */
export type PegPrice = { readonly source: string; readonly ratio: number }

/** What a pegged asset is worth where, and how much further it may slip. */
export type DepegHaircutParameters = {
  /** From several sources, redemption among them; 1 is at the peg. At least one. */
  readonly prices: readonly PegPrice[]
  /** The ratio that the value being cut was taken at; 1 unless told otherwise. */
  readonly markedRatio?: number
  /** Standard deviation of a day's change of the ratio. */
  readonly basisVolatilityPerDay: number
  readonly liquidationDays: number
  /** Deviations of the basis that are charged; 3 unless told otherwise. */
  readonly deviations?: number
  /** Further charge for each unit the worst price is below the peg; 2 unless told otherwise. */
  readonly depegFactor?: number
}

/**
 * States a haircut for a peg that does not hold.
 *
 *     below = max(0, 1 − lowest ratio)
 *     stressed ratio = lowest ratio · (1 − deviations·σ·√days) − factor·below
 *     haircut = 1 − max(0, stressed ratio) / marked ratio
 *
 * The lowest of the sources counts: in October 2025 one book marked an asset at 0.65 that redeemed near
 * 1. A price above the peg is no credit. Rising in the fall of any source, in volatility and in days.
 *
 * @returns in [0, 1].
 * @throws EmptyHistoryError, ParameterOutOfRangeError
 */
export function depegHaircut(parameters: DepegHaircutParameters): number {
  const { prices, markedRatio = 1, basisVolatilityPerDay, liquidationDays } = parameters
  const { deviations = 3, depegFactor = 2 } = parameters
  if (prices.length === 0) {
    throw new EmptyHistoryError({ series: 'prices', observations: 0, minimum: 1 })
  }
  for (const { source, ratio } of prices) assertWithin(`ratio of "${source}"`, ratio, { lowest: 0 })
  assertWithin('markedRatio', markedRatio, { above: 0 })
  assertWithin('basisVolatilityPerDay', basisVolatilityPerDay, { lowest: 0 })
  assertWithin('liquidationDays', liquidationDays, { lowest: 0 })
  assertWithin('deviations', deviations, { lowest: 0 })
  assertWithin('depegFactor', depegFactor, { lowest: 0 })
  const lowest = Math.min(1, ...prices.map(({ ratio }) => ratio))
  const slip = toShare(deviations * basisVolatilityPerDay * Math.sqrt(liquidationDays))
  const stressed = lowest * (1 - slip) - depegFactor * (1 - lowest)
  return toShare(1 - Math.max(0, stressed) / markedRatio)
}
