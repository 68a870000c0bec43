import type { FactorId } from '@crossmargin/core'
import type { FactorExposure } from '../portfolio/netExposures.ts'

/** First and second sensitivities of a portfolio to one factor. Gain positive. */
export type FactorGreeks = {
  readonly factor: FactorId
  /** USD gained per 1.00 relative rise of the factor: its net value. */
  readonly deltaUsd: number
  /** USD gained per 1 % rise: `deltaUsd / 100`. */
  readonly deltaPerPercentUsd: number
  /** Change of `deltaPerPercentUsd` per 1 % rise. Zero: see {@link linearGreeks}. */
  readonly gammaUsd: 0
  /** USD gained per 1.00 rise of volatility. Zero: see {@link linearGreeks}. */
  readonly vegaUsd: 0
  /** USD gained per day that passes with prices unchanged. Zero: see {@link linearGreeks}. */
  readonly thetaUsdPerDay: 0
}

/**
 * States the sensitivities of linear holdings.
 *
 *     V(factor · (1 + x)) = V + deltaUsd · x
 *
 * Balances, loans and perpetuals are linear in the price, so gamma and vega are zero by definition and
 * not for want of a model. Theta is zero as a statement about options; interest and funding accrue
 * too, and are not in it. The delta of the reporting currency is what is gained if every token that
 * promises it rose together.
 *
 * @returns one entry a factor, in the order given.
 */
export function linearGreeks(exposures: readonly FactorExposure[]): readonly FactorGreeks[] {
  return exposures.map(({ factor, netUsd }) => ({
    factor,
    deltaUsd: netUsd,
    deltaPerPercentUsd: netUsd / 100,
    gammaUsd: 0,
    vegaUsd: 0,
    thetaUsdPerDay: 0,
  }))
}
