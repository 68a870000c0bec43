import { BPS, mulDivDown, mulDivHalfUp, RAY } from '@crossmargin/core'
import type { AaveRow } from '../aaveTables.ts'
import { hasRule } from '../revisionRules.ts'
import { compoundedInterest, linearInterest } from './compoundedInterest.ts'
import { scaledMath } from './scaledMath.ts'
import { stableDebt } from './stableDebt.ts'

/** Indexes of a reserve and what its treasury is owed. */
export type AccruedReserve = Pick<
  AaveRow<'reserve'>,
  'liquidity_index_ray' | 'debt_index_ray' | 'treasury_scaled' | 'updated_seconds'
>

/**
 * Brings a reserve to a time as the pool's next touch would. The debt index stands still while
 * nobody owes, unlike the pool's own view of it, which nobody then asks.
 *
 * @see ReserveLogic.sol, `updateState`.
 */
export function accruedReserve(
  reserve: AaveRow<'reserve'>,
  { revision, atSeconds }: { readonly revision: number; readonly atSeconds: number },
): AccruedReserve {
  const seconds = BigInt(atSeconds - reserve.updated_seconds)
  if (seconds <= 0n) return reserve
  const income = linearInterest({ ratePerYearRay: reserve.liquidity_rate_ray, seconds })
  const cost = compoundedInterest({ ratePerYearRay: reserve.debt_rate_ray, seconds }, revision)
  const liquidityIndexRay = rayMul(income, reserve.liquidity_index_ray)
  const debtIndexRay =
    reserve.scaled_debt === 0n ? reserve.debt_index_ray : rayMul(cost, reserve.debt_index_ray)
  const pendingScaled = treasuryShare({
    revision,
    scaledDebt: reserve.scaled_debt,
    fromIndexRay: reserve.debt_index_ray,
    toIndexRay: debtIndexRay,
    reserveFactorBps: BigInt(reserve.reserve_factor_bps),
    liquidityIndexRay,
    stableAccruedRaw:
      stableDebt(reserve, { revision, atSeconds }) -
      stableDebt(reserve, { revision, atSeconds: reserve.updated_seconds }),
  })
  return {
    liquidity_index_ray: liquidityIndexRay,
    debt_index_ray: debtIndexRay,
    treasury_scaled: reserve.treasury_scaled + pendingScaled,
    updated_seconds: atSeconds,
  }
}

/**
 * The treasury's part of interest that no touch has yet booked: `⌊debt·(i₁−i₀)⌋ · factor`, scaled.
 * Before 3.5 of `debt·i₁ − debt·i₀`, each half up, and of what stable debts accrued.
 *
 * @see ReserveLogic.sol, `_accrueToTreasury`.
 */
export function treasuryShare(parameters: {
  readonly revision: number
  readonly scaledDebt: bigint
  readonly fromIndexRay: bigint
  readonly toIndexRay: bigint
  readonly reserveFactorBps: bigint
  readonly liquidityIndexRay: bigint
  readonly stableAccruedRaw: bigint
}): bigint {
  const { revision, scaledDebt, fromIndexRay, toIndexRay, reserveFactorBps } = parameters
  const accrued = hasRule(revision, 'flooredTreasuryAccrual')
    ? mulDivDown({ a: scaledDebt, b: toIndexRay - fromIndexRay, denominator: RAY })
    : rayMul(scaledDebt, toIndexRay) -
      rayMul(scaledDebt, fromIndexRay) +
      parameters.stableAccruedRaw
  const share = mulDivHalfUp({ a: accrued, b: reserveFactorBps, denominator: BPS })
  return scaledMath({ revision, isDebt: false }).toMinted(share, parameters.liquidityIndexRay)
}

function rayMul(a: bigint, b: bigint): bigint {
  return mulDivHalfUp({ a, b, denominator: RAY })
}
