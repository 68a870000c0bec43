import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'
import { contractRevert } from './contractRevertError.ts'
import { isHealthy, oraclePriceScale } from './isHealthy.ts'
import { liquidationIncentiveWad } from './liquidationIncentiveWad.ts'
import type { MorphoState } from './morphoState.ts'
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './sharesMath.ts'
import { subtract, subtractToZero, toUint128 } from './uint128.ts'

/** How much of the debt a liquidator repays, and the price it is done at. */
export type LiquidateParameters = {
  /**
   * Loan assets to repay at most: turned into shares rounded down. `'all'`: all the debt, or as much
   * of it as the collateral pays for, taking all the collateral and leaving bad debt to the suppliers.
   */
  readonly repayRaw: bigint | 'all'
  readonly oraclePriceRaw: bigint
}

type Terms = { readonly seizedRaw: bigint; readonly repaidShares: bigint }

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
export function liquidate(state: MorphoState, parameters: LiquidateParameters): MorphoState {
  const { repayRaw, oraclePriceRaw } = parameters
  const askedShares =
    repayRaw === 'all' ? state.borrowShares : toSharesDown(state.totals.borrow, repayRaw)
  if (askedShares === 0n) {
    throw contractRevert('inconsistent input', 'Neither collateral nor debt would move.')
  }
  if (isHealthy(state, oraclePriceRaw)) {
    throw contractRevert('position is healthy', 'The collateral backs the debt.')
  }
  const terms =
    repayRaw === 'all'
      ? mostOf(state, oraclePriceRaw)
      : byShares(state, { repaidShares: askedShares, oraclePriceRaw })
  return afterLiquidation(state, terms)
}

function afterLiquidation(state: MorphoState, terms: Terms): MorphoState {
  const { supply, borrow } = state.totals
  const repaidRaw = toAssetsUp(borrow, terms.repaidShares)
  const borrowShares = subtract(state.borrowShares, toUint128(terms.repaidShares))
  const left = {
    shares: subtract(borrow.shares, terms.repaidShares),
    assetsRaw: subtractToZero(borrow.assetsRaw, repaidRaw),
  }
  const collateralRaw = subtract(state.collateralRaw, toUint128(terms.seizedRaw))
  const totals = { ...state.totals, borrow: left }
  if (collateralRaw > 0n) return { ...state, borrowShares, collateralRaw, totals }
  const owedRaw = toAssetsUp(left, borrowShares)
  const badDebtRaw = owedRaw < left.assetsRaw ? owedRaw : left.assetsRaw
  return {
    ...state,
    borrowShares: 0n,
    collateralRaw,
    totals: {
      ...totals,
      supply: { ...supply, assetsRaw: subtract(supply.assetsRaw, badDebtRaw) },
      borrow: {
        shares: subtract(left.shares, borrowShares),
        assetsRaw: left.assetsRaw - badDebtRaw,
      },
    },
  }
}

function mostOf(state: MorphoState, oraclePriceRaw: bigint): Terms {
  if (oraclePriceRaw === 0n) return byCollateral(state, oraclePriceRaw)
  const whole = byShares(state, { repaidShares: state.borrowShares, oraclePriceRaw })
  return whole.seizedRaw <= state.collateralRaw ? whole : byCollateral(state, oraclePriceRaw)
}

function byShares(
  state: MorphoState,
  amounts: { readonly repaidShares: bigint; readonly oraclePriceRaw: bigint },
): Terms {
  const { repaidShares, oraclePriceRaw } = amounts
  const repaidRaw = toAssetsDown(state.totals.borrow, repaidShares)
  const b = liquidationIncentiveWad(state.params.lltv)
  const quotedRaw = mulDivDown({ a: repaidRaw, b, denominator: WAD })
  if (oraclePriceRaw === 0n)
    throw contractRevert('Panic(0x12)', 'The contract divides by a price of zero.')
  const seizedRaw = mulDivDown({ a: quotedRaw, b: oraclePriceScale, denominator: oraclePriceRaw })
  return { seizedRaw, repaidShares }
}

function byCollateral(state: MorphoState, oraclePriceRaw: bigint): Terms {
  const seizedRaw = state.collateralRaw
  if (seizedRaw === 0n) throw contractRevert('inconsistent input', 'There is nothing to seize.')
  const quotedRaw = mulDivUp({ a: seizedRaw, b: oraclePriceRaw, denominator: oraclePriceScale })
  const denominator = liquidationIncentiveWad(state.params.lltv)
  const repaidRaw = mulDivUp({ a: quotedRaw, b: WAD, denominator })
  return { seizedRaw, repaidShares: toSharesUp(state.totals.borrow, repaidRaw) }
}
