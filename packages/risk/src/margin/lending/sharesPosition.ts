import { mulDivDown, mulDivUp, WAD } from '@crossmargin/core'

const virtualShares = 1_000_000n
const virtualAssets = 1n
const priceScale = 10n ** 36n
const cursorWad = 300_000_000_000_000_000n
const maximumIncentiveWad = 1_150_000_000_000_000_000n

/** A position in an isolated lending market that counts debt in shares; native scales. */
export type SharesPosition = {
  readonly collateralRaw: bigint
  readonly borrowShares: bigint
  readonly totalBorrowAssetsRaw: bigint
  readonly totalBorrowShares: bigint
  /** Raw loan asset per raw collateral, 1e36. */
  readonly oraclePriceRaw: bigint
  /** Liquidation loan-to-value, 1e18 = 100 %. */
  readonly lltvWad: bigint
}

/** Such a position judged; rounding is against the account. */
export type SharesHealth = {
  readonly debtRaw: bigint
  readonly collateralValueRaw: bigint
  readonly maximumDebtRaw: bigint
  /** What may still be borrowed, never below zero. */
  readonly borrowableRaw: bigint
  readonly withdrawableCollateralRaw: bigint
  readonly seizableCollateralRaw: bigint
  readonly isHealthy: boolean
  /** 1e18 = 100 %, up. */
  readonly loanToValueWad: bigint | 'no-debt' | 'no-collateral'
  /** 1e18 = 1, down. */
  readonly healthFactorWad: bigint | 'no-debt'
  /** 1e36, up: at this price debt is just covered. */
  readonly liquidationPriceRaw: bigint | 'no-debt' | 'no-collateral'
}

/**
 * Judges a position by shares, as Morpho Blue does, from plain numbers.
 *
 *     debt = ceil(shares·(assets + 1)/(total shares + 1e6)),  maximum = floor(floor(c·p/1e36)·LLTV/1e18)
 *
 * @see Morpho.sol, `_isHealthy`, and SharesMathLib.sol of morpho-blue
 */
export function sharesHealth(position: SharesPosition): SharesHealth {
  const { collateralRaw, oraclePriceRaw, lltvWad } = position
  const debtRaw = debtOf(position, mulDivUp)
  const collateralValueRaw = mulDivDown({
    a: collateralRaw,
    b: oraclePriceRaw,
    denominator: priceScale,
  })
  const maximumDebtRaw = mulDivDown({ a: collateralValueRaw, b: lltvWad, denominator: WAD })
  const isHealthy = maximumDebtRaw >= debtRaw
  return {
    debtRaw,
    collateralValueRaw,
    maximumDebtRaw,
    borrowableRaw: floorAtZero(maximumDebtRaw - debtRaw),
    withdrawableCollateralRaw: withdrawable(position, debtRaw),
    seizableCollateralRaw: isHealthy ? 0n : seizable(position),
    isHealthy,
    loanToValueWad: loanToValue(debtRaw, collateralValueRaw),
    healthFactorWad:
      debtRaw === 0n ? 'no-debt' : mulDivDown({ a: maximumDebtRaw, b: WAD, denominator: debtRaw }),
    liquidationPriceRaw: liquidationPrice(position, debtRaw),
  }
}

/**
 * Seized value over repaid value, 1e18 = 100 %, each step down.
 *
 *     min(1.15, 1 / (1 − 0.3·(1 − LLTV)))
 *
 * @param lltvWad below 1e18.
 */
export function sharesLiquidationIncentive(lltvWad: bigint): bigint {
  const discountWad = mulDivDown({ a: cursorWad, b: WAD - lltvWad, denominator: WAD })
  const factorWad = mulDivDown({ a: WAD, b: WAD, denominator: WAD - discountWad })
  return factorWad < maximumIncentiveWad ? factorWad : maximumIncentiveWad
}

function debtOf(position: SharesPosition, mulDiv: typeof mulDivUp): bigint {
  const { borrowShares, totalBorrowAssetsRaw, totalBorrowShares } = position
  const b = totalBorrowAssetsRaw + virtualAssets
  return mulDiv({ a: borrowShares, b, denominator: totalBorrowShares + virtualShares })
}

function withdrawable(position: SharesPosition, debtRaw: bigint): bigint {
  const { collateralRaw, oraclePriceRaw, lltvWad } = position
  if (debtRaw === 0n) return collateralRaw
  if (oraclePriceRaw === 0n || lltvWad === 0n) return 0n
  const worth = mulDivUp({ a: debtRaw, b: priceScale, denominator: oraclePriceRaw })
  return floorAtZero(collateralRaw - mulDivUp({ a: worth, b: WAD, denominator: lltvWad }))
}

// The liquidator is paid for debt rounded down: what it repays buys no more collateral than that.
function seizable(position: SharesPosition): bigint {
  const { collateralRaw, oraclePriceRaw, lltvWad } = position
  if (oraclePriceRaw === 0n) return 0n
  const incentiveWad = sharesLiquidationIncentive(lltvWad)
  const debtRaw = debtOf(position, mulDivDown)
  const paidRaw = mulDivDown({ a: debtRaw, b: incentiveWad, denominator: WAD })
  const seizedRaw = mulDivDown({ a: paidRaw, b: priceScale, denominator: oraclePriceRaw })
  return seizedRaw < collateralRaw ? seizedRaw : collateralRaw
}

function loanToValue(debtRaw: bigint, valueRaw: bigint): SharesHealth['loanToValueWad'] {
  if (debtRaw === 0n) return 'no-debt'
  if (valueRaw === 0n) return 'no-collateral'
  return mulDivUp({ a: debtRaw, b: WAD, denominator: valueRaw })
}

function liquidationPrice(
  { collateralRaw, lltvWad }: SharesPosition,
  debtRaw: bigint,
): SharesHealth['liquidationPriceRaw'] {
  if (debtRaw === 0n) return 'no-debt'
  const power = mulDivDown({ a: collateralRaw, b: lltvWad, denominator: WAD })
  if (power === 0n) return 'no-collateral'
  return mulDivUp({ a: debtRaw, b: priceScale, denominator: power })
}

function floorAtZero(value: bigint): bigint {
  return value > 0n ? value : 0n
}
