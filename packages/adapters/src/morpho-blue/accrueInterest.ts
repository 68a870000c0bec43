import { assertInvariant, mulDivDown, WAD } from '@crossmargin/core'
import { type Pool, toSharesDown } from './sharesMath.ts'

/** The contract's struct of a market, each member stored in 128 bits. */
export type Market = {
  /** Native scale of the loan asset, as are `totalBorrowAssets`. */
  readonly totalSupplyAssets: bigint
  readonly totalSupplyShares: bigint
  readonly totalBorrowAssets: bigint
  readonly totalBorrowShares: bigint
  /** Seconds since 1970 of the last accrual. */
  readonly lastUpdate: bigint
  /** The share of interest that the fee recipient is given, 1e18 = 100 %. */
  readonly fee: bigint
}

/** When to accrue to, and by what. */
export type AccrueInterestParameters = {
  readonly atSeconds: number
  /** 1e18 = 100 % a second, averaged over the time since the last accrual; `undefined`: unknown. */
  readonly borrowRatePerSecondWad: bigint | undefined
}

/** The market afterwards, and the supply shares made for the fee recipient. */
export type AccruedInterest = { readonly market: Market; readonly feeShares: bigint }

/** The largest number of 128 bits, in which the contract stores totals, debts and collateral. */
export const maxUint128: bigint = 2n ** 128n - 1n

/**
 * Accrues a market's interest to a moment, as the contract will when it is next touched.
 *
 *     x        = rate · elapsed
 *     growth   = x + floor(x² / 2e18) + floor(floor(x² / 2e18) · x / 3e18)
 *     interest = floor(borrowed · growth / 1e18), added to what is borrowed and to what is supplied
 *     fee      = floor(interest · fee / 1e18), given as supply shares at the price before the fee
 *
 * @returns the market at `atSeconds`; the same market, last update included, where the contract would
 * revert: the rate is unknown, or a total no longer fits 128 bits.
 * @see Morpho._accrueInterest and MathLib.wTaylorCompounded of morpho-blue
 */
export function accrueInterest(
  market: Market,
  { atSeconds, borrowRatePerSecondWad }: AccrueInterestParameters,
): AccruedInterest {
  const elapsedSeconds = BigInt(atSeconds) - market.lastUpdate
  assertInvariant(elapsedSeconds >= 0n, 'interest accrues forwards, from the last update')
  const unchanged = { market, feeShares: 0n }
  if (elapsedSeconds === 0n || borrowRatePerSecondWad === undefined) return unchanged
  const growthWad = taylorGrowthWad(borrowRatePerSecondWad * elapsedSeconds)
  const interest = mulDivDown({ a: market.totalBorrowAssets, b: growthWad, denominator: WAD })
  const feeAssets = mulDivDown({ a: interest, b: market.fee, denominator: WAD })
  const totalSupplyAssets = market.totalSupplyAssets + interest
  // The interest is in the supply already; taking the fee out prices its shares as if it were not.
  const beforeFee = { assets: totalSupplyAssets - feeAssets, shares: market.totalSupplyShares }
  const feeShares = toSharesDown(beforeFee, feeAssets)
  const accrued = {
    ...market,
    totalSupplyAssets,
    totalSupplyShares: market.totalSupplyShares + feeShares,
    totalBorrowAssets: market.totalBorrowAssets + interest,
    lastUpdate: BigInt(atSeconds),
  }
  const isStorable = Object.values(accrued).every((member) => member <= maxUint128)
  return isStorable ? { market: accrued, feeShares } : unchanged
}

/** What is lent out, as a pool of shares. */
export function supplyPool(market: Market): Pool {
  return { assets: market.totalSupplyAssets, shares: market.totalSupplyShares }
}

/** What is owed, as a pool of shares. */
export function borrowPool(market: Market): Pool {
  return { assets: market.totalBorrowAssets, shares: market.totalBorrowShares }
}

function taylorGrowthWad(firstTermWad: bigint): bigint {
  const secondTermWad = mulDivDown({ a: firstTermWad, b: firstTermWad, denominator: 2n * WAD })
  const thirdTermWad = mulDivDown({ a: secondTermWad, b: firstTermWad, denominator: 3n * WAD })
  return firstTermWad + secondTermWad + thirdTermWad
}
