import { contractRevert } from './contractRevertError.ts'
import { isHealthy } from './isHealthy.ts'
import type { MorphoState } from './morphoState.ts'
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './sharesMath.ts'
import { addUint128, subtract, subtractToZero, toUint128 } from './uint128.ts'

// Each function is the contract's function of the same name on an accrued state, check by check in
// the contract's order, and throws ContractRevertError where the contract reverts.

/** An amount that moves, and the price that health is judged by. */
export type Move<amount> = {
  readonly amountRaw: amount
  readonly oraclePriceRaw: bigint | undefined
}

/** Pledges collateral. @see Morpho.supplyCollateral of morpho-blue */
export function supplyCollateral(state: MorphoState, amountRaw: bigint): MorphoState {
  if (amountRaw === 0n) throw contractRevert('zero assets', 'There is nothing to deposit.')
  return { ...state, collateralRaw: addUint128(state.collateralRaw, amountRaw) }
}

/** Takes collateral back. @see Morpho.withdrawCollateral of morpho-blue */
export function withdrawCollateral(state: MorphoState, move: Move<bigint | 'all'>): MorphoState {
  const amountRaw = move.amountRaw === 'all' ? state.collateralRaw : move.amountRaw
  if (amountRaw === 0n) throw contractRevert('zero assets', 'There is nothing to withdraw.')
  const after = { ...state, collateralRaw: subtract(state.collateralRaw, toUint128(amountRaw)) }
  return assertHealthy(after, move.oraclePriceRaw)
}

/** Lends loan assets out. @see Morpho.supply of morpho-blue */
export function supply(state: MorphoState, amountRaw: bigint): MorphoState {
  assertMoves(amountRaw)
  const pool = state.totals.supply
  const shares = toSharesDown(pool, amountRaw)
  return {
    ...state,
    supplyShares: state.supplyShares + shares,
    totals: {
      ...state.totals,
      supply: {
        shares: addUint128(pool.shares, shares),
        assetsRaw: addUint128(pool.assetsRaw, amountRaw),
      },
    },
  }
}

/** Takes lent assets back; `'all'` by shares. @see Morpho.withdraw of morpho-blue */
export function withdraw(state: MorphoState, amountRaw: bigint | 'all'): MorphoState {
  const pool = state.totals.supply
  const shares = amountRaw === 'all' ? state.supplyShares : toSharesUp(pool, amountRaw)
  const assetsRaw = amountRaw === 'all' ? toAssetsDown(pool, shares) : amountRaw
  assertMoves(amountRaw === 'all' ? shares : amountRaw)
  const supplyShares = subtract(state.supplyShares, shares)
  const supply = {
    shares: subtract(pool.shares, shares),
    assetsRaw: subtract(pool.assetsRaw, assetsRaw),
  }
  return assertLiquid({ ...state, supplyShares, totals: { ...state.totals, supply } })
}

/** Takes a loan. @see Morpho.borrow of morpho-blue */
export function borrow(
  state: MorphoState,
  { amountRaw, oraclePriceRaw }: Move<bigint>,
): MorphoState {
  assertMoves(amountRaw)
  const pool = state.totals.borrow
  const shares = toSharesUp(pool, amountRaw)
  const borrowShares = addUint128(state.borrowShares, shares)
  const borrow = {
    shares: addUint128(pool.shares, shares),
    assetsRaw: addUint128(pool.assetsRaw, amountRaw),
  }
  const after = { ...state, borrowShares, totals: { ...state.totals, borrow } }
  return assertLiquid(assertHealthy(after, oraclePriceRaw))
}

/** Pays a loan back; `'all'` by shares. @see Morpho.repay of morpho-blue */
export function repay(state: MorphoState, amountRaw: bigint | 'all'): MorphoState {
  const pool = state.totals.borrow
  const shares = amountRaw === 'all' ? state.borrowShares : toSharesDown(pool, amountRaw)
  const assetsRaw = amountRaw === 'all' ? toAssetsUp(pool, shares) : amountRaw
  assertMoves(amountRaw === 'all' ? shares : amountRaw)
  const borrowShares = subtract(state.borrowShares, toUint128(shares))
  const borrow = {
    shares: subtract(pool.shares, shares),
    assetsRaw: subtractToZero(pool.assetsRaw, assetsRaw),
  }
  return { ...state, borrowShares, totals: { ...state.totals, borrow } }
}

function assertMoves(amount: bigint): void {
  if (amount === 0n)
    throw contractRevert('inconsistent input', 'Neither assets nor shares would move.')
}

function assertHealthy(state: MorphoState, oraclePriceRaw: bigint | undefined): MorphoState {
  if (state.borrowShares === 0n || isHealthy(state, knownPrice(oraclePriceRaw))) return state
  throw contractRevert('insufficient collateral', 'The collateral would not back the debt.')
}

function assertLiquid(state: MorphoState): MorphoState {
  if (state.totals.borrow.assetsRaw <= state.totals.supply.assetsRaw) return state
  throw contractRevert('insufficient liquidity', 'The market does not have that much to pay out.')
}

/** @throws ContractRevertError where there is no price: the contract's call to the oracle reverts. */
export function knownPrice(oraclePriceRaw: bigint | undefined): bigint {
  if (oraclePriceRaw !== undefined) return oraclePriceRaw
  throw contractRevert('oracle', 'The oracle gives no price, and this needs one.')
}
