import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'
import { borrowPool } from './accrueInterest.ts'
import type { MorphoState } from './morphoState.ts'
import { toAssetsUp } from './sharesMath.ts'

/** 1e36: an oracle's price of one raw unit of collateral in raw units of the loan asset. */
export const oraclePriceScale: bigint = 10n ** 36n

const cursorWad = 300_000_000_000_000_000n
const maxIncentiveWad = 1_150_000_000_000_000_000n

/** What the rule reads of a state. */
export type Judged = Pick<MorphoState, 'market' | 'position'> & {
  readonly params: Pick<MorphoState['params'], 'lltv'>
}

/** What the account owes, rounded up; native scale of the loan asset. */
export function borrowedRaw({ market, position }: Omit<Judged, 'params'>): bigint {
  return toAssetsUp(borrowPool(market), position.borrowShares)
}

/** floor(collateral · price / 1e36), native scale of the loan asset. */
export function collateralValueRaw({ position }: Judged, oraclePriceRaw: bigint): bigint {
  return mulDivDown({ a: position.collateral, b: oraclePriceRaw, denominator: oraclePriceScale })
}

/** floor(collateral value · LLTV / 1e18): the most that may be owed, native scale of the loan asset. */
export function maxBorrowRaw(judged: Judged, oraclePriceRaw: bigint): bigint {
  const a = collateralValueRaw(judged, oraclePriceRaw)
  return mulDivDown({ a, b: judged.params.lltv, denominator: WAD })
}

/**
 * Whether the contract takes the account for healthy: it may borrow, and cannot be liquidated.
 *
 * @see Morpho._isHealthy of morpho-blue
 */
export function isHealthy(judged: Judged, oraclePriceRaw: bigint): boolean {
  if (judged.position.borrowShares === 0n) return true
  return maxBorrowRaw(judged, oraclePriceRaw) >= borrowedRaw(judged)
}

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
export function highestLiquidatablePrice(judged: Judged): bigint | undefined {
  const { position, params } = judged
  const isPriceless = position.collateral === 0n || params.lltv === 0n
  if (position.borrowShares === 0n || isPriceless) return undefined
  const a = mulDivUp({ a: borrowedRaw(judged), b: WAD, denominator: params.lltv })
  return mulDivUp({ a, b: oraclePriceScale, denominator: position.collateral }) - 1n
}
