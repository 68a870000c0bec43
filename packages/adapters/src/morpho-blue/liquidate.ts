import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'
import { requireThat } from '../kit/contractRevertError.ts'
import { moved } from './accountMoves.ts'
import { borrowPool } from './accrueInterest.ts'
import {
  borrowedRaw,
  isHealthy,
  liquidationIncentiveWad,
  oraclePriceScale,
} from './liquidationRule.ts'
import type { MorphoState } from './morphoState.ts'
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './sharesMath.ts'

/** How much of the debt a liquidator repays, and the price it is done at. */
export type LiquidateParameters = {
  /**
   * Loan assets to repay at most: turned into shares rounded down. `'all'`: all the debt, or as much
   * of it as the collateral pays for, taking all the collateral and leaving bad debt to the suppliers.
   */
  readonly repayRaw: bigint | 'all'
  /** 1e36 scale. */
  readonly oraclePriceRaw: bigint
}

/**
 * What a liquidation leaves of the borrower's account.
 *
 *     by shares:     seized = floor(floor(floor(shares as assets) · factor / 1e18) · 1e36 / price)
 *     by collateral: shares = ceil(ceil(ceil(seized · price / 1e36) · 1e18 / factor) as shares)
 *
 * Without collateral left, the rest of the debt is bad: it is written off, and the suppliers bear it.
 *
 * @throws ContractRevertError where the contract would revert.
 * @see Morpho.liquidate of morpho-blue
 */
export function liquidate(
  state: MorphoState,
  { repayRaw, oraclePriceRaw }: LiquidateParameters,
): MorphoState {
  const { borrowShares, collateral } = state.position
  const pool = borrowPool(state.market)
  const asked = repayRaw === 'all' ? borrowShares : toSharesDown(pool, repayRaw)
  requireThat(asked > 0n, 'inconsistent input', 'Neither collateral nor debt would move.')
  const isSafe = isHealthy(state, oraclePriceRaw)
  requireThat(!isSafe, 'position is healthy', 'The collateral backs the debt.')
  if (repayRaw === 'all' && !isCovered({ state, oraclePriceRaw })) {
    requireThat(collateral > 0n, 'inconsistent input', 'There is no collateral to seize.')
    const repaidShares = sharesFor({ state, oraclePriceRaw }, collateral)
    return liquidated(state, { repaidShares, seizedRaw: collateral })
  }
  requireThat(oraclePriceRaw > 0n, 'Panic(0x12)', 'The contract divides by a price of zero.')
  return liquidated(state, {
    repaidShares: asked,
    seizedRaw: seizedFor({ state, oraclePriceRaw }, asked),
  })
}

/**
 * How the contract is asked for a liquidation: by debt shares, or, where the collateral does not pay
 * for all of the debt, by collateral. One of the two is zero, as the contract demands.
 */
export function liquidationRequest(
  state: MorphoState,
  parameters: {
    readonly repayRaw: bigint | 'all'
    readonly oraclePriceRaw: bigint | undefined
  },
): { readonly seizedRaw: bigint; readonly repaidShares: bigint } {
  const { repayRaw, oraclePriceRaw = 0n } = parameters
  const { borrowShares, collateral } = state.position
  if (repayRaw !== 'all')
    return { seizedRaw: 0n, repaidShares: toSharesDown(borrowPool(state.market), repayRaw) }
  return isCovered({ state, oraclePriceRaw })
    ? { seizedRaw: 0n, repaidShares: borrowShares }
    : { seizedRaw: collateral, repaidShares: 0n }
}

function liquidated(
  state: MorphoState,
  { repaidShares, seizedRaw }: { readonly repaidShares: bigint; readonly seizedRaw: bigint },
): MorphoState {
  const left = moved(state, {
    borrowAssets: -toAssetsUp(borrowPool(state.market), repaidShares),
    borrowShares: -repaidShares,
    collateral: -seizedRaw,
  })
  if (left.position.collateral > 0n) return left
  const owed = borrowedRaw(left)
  // Rounded up, what this account owes can be one more than what everybody owes.
  const isWhole = owed > left.market.totalBorrowAssets
  const badDebt = isWhole ? left.market.totalBorrowAssets : owed
  return moved(left, {
    supplyAssets: -badDebt,
    borrowAssets: -badDebt,
    borrowShares: -left.position.borrowShares,
  })
}

/** Whether the collateral pays for the whole debt. */
function isCovered(at: AtPrice): boolean {
  const { borrowShares, collateral } = at.state.position
  return at.oraclePriceRaw > 0n && seizedFor(at, borrowShares) <= collateral
}

type AtPrice = { readonly state: MorphoState; readonly oraclePriceRaw: bigint }

function seizedFor({ state, oraclePriceRaw }: AtPrice, repaidShares: bigint): bigint {
  const repaid = toAssetsDown(borrowPool(state.market), repaidShares)
  const factorWad = liquidationIncentiveWad(state.params.lltv)
  const a = mulDivDown({ a: repaid, b: factorWad, denominator: WAD })
  return mulDivDown({ a, b: oraclePriceScale, denominator: oraclePriceRaw })
}

function sharesFor({ state, oraclePriceRaw }: AtPrice, seizedRaw: bigint): bigint {
  const a = mulDivUp({ a: seizedRaw, b: oraclePriceRaw, denominator: oraclePriceScale })
  const denominator = liquidationIncentiveWad(state.params.lltv)
  return toSharesUp(borrowPool(state.market), mulDivUp({ a, b: WAD, denominator }))
}
