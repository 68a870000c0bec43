import { mulDivDown, WAD } from '@crossmargin/core'

const cursorWad = 300_000_000_000_000_000n
const maxIncentiveWad = 1_150_000_000_000_000_000n

/**
 * Seized value over repaid value, 1e18 = 100 %.
 *
 *     factor = min(1.15, 1 / (1 − 0.3 · (1 − LLTV)))
 *
 * @param lltvWad 1e18 = 100 %, below 1e18.
 * @returns rounded down at each step, as the contract does.
 * @see Morpho.liquidate of morpho-blue
 */
export function liquidationIncentiveWad(lltvWad: bigint): bigint {
  const discountWad = mulDivDown({ a: cursorWad, b: WAD - lltvWad, denominator: WAD })
  const factorWad = mulDivDown({ a: WAD, b: WAD, denominator: WAD - discountWad })
  return factorWad < maxIncentiveWad ? factorWad : maxIncentiveWad
}
