import { requireThat } from '../kit/contractRevertError.ts'
import { borrowPool, maxUint128, supplyPool } from './accrueInterest.ts'
import { borrowedRaw, isHealthy } from './liquidationRule.ts'
import type { MorphoDelta, MorphoState } from './morphoState.ts'
import { toAssetsDown, toSharesDown, toSharesUp } from './sharesMath.ts'

// Each move is the contract's function of the same name on an accrued state: the same checks in the
// same order, and ContractRevertError where the contract reverts.

/** Pledges collateral. @see Morpho.supplyCollateral of morpho-blue */
export function supplyCollateral(state: MorphoState, collateral: bigint): MorphoState {
  requireThat(collateral > 0n, 'zero assets', 'No collateral would move.')
  return moved(state, { collateral })
}

/** Takes collateral back. @see Morpho.withdrawCollateral of morpho-blue */
export function withdrawCollateral(
  state: MorphoState,
  move: { readonly amountRaw: bigint | 'all'; readonly oraclePriceRaw: bigint | undefined },
): MorphoState {
  const collateral = move.amountRaw === 'all' ? state.position.collateral : move.amountRaw
  requireThat(collateral > 0n, 'zero assets', 'No collateral would move.')
  return requireHealthy(moved(state, { collateral: -collateral }), move.oraclePriceRaw)
}

/** Lends assets out. @see Morpho.supply of morpho-blue */
export function supply(state: MorphoState, assets: bigint): MorphoState {
  requireMoves(assets)
  const supplyShares = toSharesDown(supplyPool(state.market), assets)
  return moved(state, { supplyAssets: assets, supplyShares })
}

/** Takes lent assets back; `'all'` by shares. @see Morpho.withdraw of morpho-blue */
export function withdraw(state: MorphoState, amountRaw: bigint | 'all'): MorphoState {
  const pool = supplyPool(state.market)
  const held = state.position.supplyShares
  const shares = amountRaw === 'all' ? held : toSharesUp(pool, amountRaw)
  const assets = amountRaw === 'all' ? toAssetsDown(pool, held) : amountRaw
  requireMoves(amountRaw === 'all' ? shares : assets)
  return requireLiquid(moved(state, { supplyAssets: -assets, supplyShares: -shares }))
}

/** Takes a loan. @see Morpho.borrow of morpho-blue */
export function borrow(
  state: MorphoState,
  move: { readonly amountRaw: bigint; readonly oraclePriceRaw: bigint | undefined },
): MorphoState {
  const { amountRaw: borrowAssets, oraclePriceRaw } = move
  requireMoves(borrowAssets)
  const borrowShares = toSharesUp(borrowPool(state.market), borrowAssets)
  return requireLiquid(requireHealthy(moved(state, { borrowAssets, borrowShares }), oraclePriceRaw))
}

/** Pays a loan back; `'all'` by shares. @see Morpho.repay of morpho-blue */
export function repay(state: MorphoState, amountRaw: bigint | 'all'): MorphoState {
  const owed = state.position.borrowShares
  const shares = amountRaw === 'all' ? owed : toSharesDown(borrowPool(state.market), amountRaw)
  const assets = amountRaw === 'all' ? borrowedRaw(state) : amountRaw
  requireMoves(amountRaw === 'all' ? shares : assets)
  return moved(state, { borrowAssets: -assets, borrowShares: -shares })
}

/**
 * Moves a market's totals and a position.
 *
 * @throws ContractRevertError where a member would leave 128 bits, as the contract's casts and checked
 * arithmetic do; borrowed assets stop at zero instead.
 */
export function moved(state: MorphoState, delta: MorphoDelta): MorphoState {
  const { market, position } = state
  const owed = market.totalBorrowAssets
  const repaid = -(delta.borrowAssets ?? 0n)
  return {
    ...state,
    position: {
      supplyShares: sum(position.supplyShares, delta.supplyShares),
      borrowShares: sum(position.borrowShares, delta.borrowShares),
      collateral: sum(position.collateral, delta.collateral),
    },
    market: {
      ...market,
      totalSupplyAssets: sum(market.totalSupplyAssets, delta.supplyAssets),
      totalSupplyShares: sum(market.totalSupplyShares, delta.supplyShares),
      totalBorrowAssets: repaid > owed ? 0n : sum(owed, delta.borrowAssets),
      totalBorrowShares: sum(market.totalBorrowShares, delta.borrowShares),
    },
  }
}

/** @throws ContractRevertError where there is no price: the contract's call to the oracle reverts. */
export function knownPrice(oraclePriceRaw: bigint | undefined): bigint {
  const message = 'The oracle gives no price, and this needs one.'
  requireThat(oraclePriceRaw !== undefined, 'oracle', message)
  return oraclePriceRaw
}

function sum(to: bigint, added = 0n): bigint {
  const size = added < 0n ? -added : added
  requireThat(size <= maxUint128, 'max uint128 exceeded', `${size} takes more than 128 bits.`)
  const total = to + added
  const message = `${to} + ${added} is below zero or takes more than 128 bits.`
  requireThat(total >= 0n && total <= maxUint128, 'Panic(0x11)', message)
  return total
}

function requireMoves(amount: bigint): void {
  requireThat(amount > 0n, 'inconsistent input', 'Neither assets nor shares would move.')
}

function requireHealthy(state: MorphoState, oraclePriceRaw: bigint | undefined): MorphoState {
  const isSafe = state.position.borrowShares === 0n || isHealthy(state, knownPrice(oraclePriceRaw))
  requireThat(isSafe, 'insufficient collateral', 'The collateral would not back the debt.')
  return state
}

function requireLiquid(state: MorphoState): MorphoState {
  const isLiquid = state.market.totalBorrowAssets <= state.market.totalSupplyAssets
  requireThat(isLiquid, 'insufficient liquidity', 'The market has less than that to pay out.')
  return state
}
