import { mulDivDown, WAD } from '@crossmargin/core'
import { type Indexes, presentValueRaw } from './baseInterest.ts'
import type { CometAsset, CometMarket, CometPrices, KnownState } from './cometState.ts'

/** Which limit is asked about: of opening, or of keeping. */
export type CollateralFactor = 'borrowFactorWad' | 'liquidateFactorWad'

/** An account and what it is judged by. */
export type Judged = { readonly state: KnownState; readonly prices: CometPrices }

/**
 * The base balance's value, signed, in the market's quote; scale 1e8.
 *
 * @returns balance · price / scale, rounded towards zero: a debt's value down, in its favour.
 * @see Comet.signedMulPrice of comet
 */
export function baseValueRaw(
  { baseScale }: Pick<CometMarket, 'baseScale'>,
  { balanceRaw, priceRaw }: { readonly balanceRaw: bigint; readonly priceRaw: bigint },
): bigint {
  const size = balanceRaw < 0n ? -balanceRaw : balanceRaw
  const valueRaw = mulDivDown({ a: size, b: priceRaw, denominator: baseScale })
  return balanceRaw < 0n ? -valueRaw : valueRaw
}

/** A collateral's value, floor(balance · price / scale). @see Comet.mulPrice of comet */
export function collateralValueRaw(
  { scale }: Pick<CometAsset, 'scale'>,
  { balanceRaw, priceRaw }: { readonly balanceRaw: bigint; readonly priceRaw: bigint },
): bigint {
  return mulDivDown({ a: balanceRaw, b: priceRaw, denominator: scale })
}

/** What of a value counts, floor(value · factor / 1e18). @see Comet.mulFactor of comet */
export function countedRaw(valueRaw: bigint, factorWad: bigint): bigint {
  return mulDivDown({ a: valueRaw, b: factorWad, denominator: WAD })
}

/**
 * Whether an account's collateral backs its debt, by a factor and at given indexes.
 *
 *     debt · base price / scale + Σ floor(floor(balance · price / scale) · factor / 1e18) ≥ 0
 *
 * The contract stops asking for prices as soon as they suffice, so that a feed that is dead further
 * down the list does not matter then.
 *
 * @returns `undefined` where the contract reverts for want of a price.
 * @see Comet.isBorrowCollateralized and Comet.isLiquidatable of comet
 */
export function isBacked(
  { state, prices }: Judged,
  by: { readonly factor: CollateralFactor; readonly indexes: Indexes },
): boolean | undefined {
  const { market, principal, balancesRaw } = state
  if (principal >= 0n) return true
  if (prices.base === undefined) return undefined
  const balanceRaw = presentValueRaw(principal, by.indexes)
  let leftRaw = baseValueRaw(market, { balanceRaw, priceRaw: prices.base })
  for (const [place, asset] of market.assets.entries()) {
    const held = balancesRaw[place] ?? 0n
    if (held === 0n) continue
    if (leftRaw >= 0n) return true
    const priceRaw = prices.assets[place]
    if (priceRaw === undefined) return undefined
    const valueRaw = collateralValueRaw(asset, { balanceRaw: held, priceRaw })
    leftRaw += countedRaw(valueRaw, asset[by.factor])
  }
  return leftRaw >= 0n
}
