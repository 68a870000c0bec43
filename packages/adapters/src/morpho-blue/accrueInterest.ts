import { assertInvariant, mulDivDown, WAD } from '@crossmargin/core'
import { type Pool, toSharesDown } from './sharesMath.ts'

/** A market's totals at one moment. */
export type MarketTotals = {
  readonly supply: Pool
  readonly borrow: Pool
  /** Seconds since 1970 of the last accrual. */
  readonly lastUpdateSeconds: number
}

/** When to accrue to, and by what. */
export type AccrueInterestParameters = {
  readonly atSeconds: number
  /** 1e18 = 100 % a second, averaged over the time since the last accrual; `undefined`: unknown. */
  readonly borrowRatePerSecondWad: bigint | undefined
  /** The share of interest that the fee recipient is given, 1e18 = 100 %. */
  readonly feeWad: bigint
}

/** Totals afterwards, and the supply shares made for the fee recipient. */
export type AccruedInterest = { readonly totals: MarketTotals; readonly feeShares: bigint }

/** The largest uint128: what a market's totals are stored in. */
const maxUint128 = 2n ** 128n - 1n

/**
 * Accrues a market's interest to a moment, as the contract will when it is next touched.
 *
 *     x        = rate · elapsed
 *     growth   = x + floor(x² / 2e18) + floor(floor(x² / 2e18) · x / 3e18)
 *     interest = floor(borrowed · growth / 1e18), added to what is borrowed and to what is supplied
 *     fee      = floor(interest · fee / 1e18), given as supply shares at the price before the fee
 *
 * @returns the totals at `atSeconds`; the same totals, last update included, where the contract would
 * revert: the rate is unknown, or a total no longer fits 128 bits.
 * @see Morpho._accrueInterest and MathLib.wTaylorCompounded of morpho-blue
 */
export function accrueInterest(
  totals: MarketTotals,
  { atSeconds, borrowRatePerSecondWad, feeWad }: AccrueInterestParameters,
): AccruedInterest {
  assertInvariant(
    atSeconds >= totals.lastUpdateSeconds,
    'interest accrues forwards, from the last update to the block',
  )
  const unchanged = { totals, feeShares: 0n }
  if (atSeconds === totals.lastUpdateSeconds) return unchanged
  if (borrowRatePerSecondWad === undefined) return unchanged
  const growthWad = taylorGrowthWad(
    borrowRatePerSecondWad * BigInt(atSeconds - totals.lastUpdateSeconds),
  )
  const interestRaw = mulDivDown({ a: totals.borrow.assetsRaw, b: growthWad, denominator: WAD })
  const feeRaw = mulDivDown({ a: interestRaw, b: feeWad, denominator: WAD })
  const supplyAssetsRaw = totals.supply.assetsRaw + interestRaw
  // The interest is in the supply already; taking the fee out prices its shares as if it were not.
  const beforeFee = { assetsRaw: supplyAssetsRaw - feeRaw, shares: totals.supply.shares }
  const feeShares = toSharesDown(beforeFee, feeRaw)
  const accrued = {
    supply: { assetsRaw: supplyAssetsRaw, shares: totals.supply.shares + feeShares },
    borrow: { assetsRaw: totals.borrow.assetsRaw + interestRaw, shares: totals.borrow.shares },
    lastUpdateSeconds: atSeconds,
  }
  return fitsStorage(accrued) ? { totals: accrued, feeShares } : unchanged
}

function taylorGrowthWad(firstTermWad: bigint): bigint {
  const secondTermWad = mulDivDown({ a: firstTermWad, b: firstTermWad, denominator: 2n * WAD })
  const thirdTermWad = mulDivDown({ a: secondTermWad, b: firstTermWad, denominator: 3n * WAD })
  return firstTermWad + secondTermWad + thirdTermWad
}

function fitsStorage({ supply, borrow }: MarketTotals): boolean {
  return [supply, borrow].every((pool) => pool.assetsRaw <= maxUint128 && pool.shares <= maxUint128)
}
