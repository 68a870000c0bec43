import { mulDivDown, mulDivUp } from '@crossmargin/core'

/** One side of a market: what all shares of it are worth together. */
export type Pool = {
  /** Native scale of the loan asset. */
  readonly assets: bigint
  readonly shares: bigint
}

// A market behaves as if somebody had put in one raw unit and held a million shares from the start:
// an empty market then has a share price, and nobody can inflate it.
const virtualAssets = 1n
const virtualShares = 1_000_000n

/**
 * Shares to assets, rounded down: what is owned.
 *
 * @returns floor(shares · (assets + 1) / (total shares + 1e6)), native scale.
 * @see SharesMathLib.toAssetsDown of morpho-blue
 */
export function toAssetsDown(pool: Pool, shares: bigint): bigint {
  const denominator = pool.shares + virtualShares
  return mulDivDown({ a: shares, b: pool.assets + virtualAssets, denominator })
}

/**
 * Shares to assets, rounded up: what is owed.
 *
 * @returns ceil(shares · (assets + 1) / (total shares + 1e6)), native scale.
 * @see SharesMathLib.toAssetsUp of morpho-blue
 */
export function toAssetsUp(pool: Pool, shares: bigint): bigint {
  const denominator = pool.shares + virtualShares
  return mulDivUp({ a: shares, b: pool.assets + virtualAssets, denominator })
}

/**
 * Assets to shares, rounded down: what a payment buys.
 *
 * @returns floor(assets · (total shares + 1e6) / (assets + 1)).
 * @see SharesMathLib.toSharesDown of morpho-blue
 */
export function toSharesDown(pool: Pool, assets: bigint): bigint {
  const denominator = pool.assets + virtualAssets
  return mulDivDown({ a: assets, b: pool.shares + virtualShares, denominator })
}

/**
 * Assets to shares, rounded up: what taking assets out costs.
 *
 * @returns ceil(assets · (total shares + 1e6) / (assets + 1)).
 * @see SharesMathLib.toSharesUp of morpho-blue
 */
export function toSharesUp(pool: Pool, assets: bigint): bigint {
  const denominator = pool.assets + virtualAssets
  return mulDivUp({ a: assets, b: pool.shares + virtualShares, denominator })
}
