import { mulDivDown, WAD } from '@crossmargin/core'
import type { MorphoState } from './morphoState.ts'
import { toAssetsUp } from './sharesMath.ts'

/** 1e36: an oracle's price of one raw unit of collateral in raw units of the loan asset. */
export const oraclePriceScale: bigint = 10n ** 36n

/** What the account owes, rounded up; native scale of the loan asset. */
export function borrowedRaw(state: Pick<MorphoState, 'totals' | 'borrowShares'>): bigint {
  return toAssetsUp(state.totals.borrow, state.borrowShares)
}

/** floor(collateral · price / 1e36), native scale of the loan asset. */
export function collateralValueRaw(state: MorphoState, oraclePriceRaw: bigint): bigint {
  return mulDivDown({ a: state.collateralRaw, b: oraclePriceRaw, denominator: oraclePriceScale })
}

/** floor(collateral value · LLTV / 1e18): the most that may be owed, native scale of the loan asset. */
export function maxBorrowRaw(state: MorphoState, oraclePriceRaw: bigint): bigint {
  const a = collateralValueRaw(state, oraclePriceRaw)
  return mulDivDown({ a, b: state.params.lltv, denominator: WAD })
}

/**
 * Whether the contract takes the account for healthy: it may borrow, and cannot be liquidated.
 *
 * @see Morpho._isHealthy of morpho-blue
 */
export function isHealthy(state: MorphoState, oraclePriceRaw: bigint): boolean {
  return state.borrowShares === 0n || maxBorrowRaw(state, oraclePriceRaw) >= borrowedRaw(state)
}
