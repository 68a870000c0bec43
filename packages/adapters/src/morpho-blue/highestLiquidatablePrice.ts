import { mulDivUp, WAD } from '@crossmargin/core'
import { borrowedRaw, oraclePriceScale } from './isHealthy.ts'
import type { MorphoState } from './morphoState.ts'

/**
 * The highest oracle price at which the account is liquidatable, in closed form.
 *
 * The account is healthy when floor(floor(c · p / 1e36) · LLTV / 1e18) ≥ debt. A floor reaches a whole
 * number exactly when what is inside does, so
 *
 *     value needed v = ceil(debt · 1e18 / LLTV)
 *     price needed   = ceil(v · 1e36 / c)
 *
 * and the answer is one less.
 *
 * @returns the price, 1e36 scale; `undefined` where no price matters: without debt the account is never
 * liquidatable, without collateral or with LLTV 0 it always is.
 */
export function highestLiquidatablePrice(state: MorphoState): bigint | undefined {
  const { borrowShares, collateralRaw, params } = state
  if (borrowShares === 0n || collateralRaw === 0n || params.lltv === 0n) return undefined
  const neededRaw = mulDivUp({ a: borrowedRaw(state), b: WAD, denominator: params.lltv })
  return mulDivUp({ a: neededRaw, b: oraclePriceScale, denominator: collateralRaw }) - 1n
}
