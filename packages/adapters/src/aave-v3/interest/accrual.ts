import { BPS, mulDivDown, mulDivHalfUp, RAY, SECONDS_PER_YEAR } from '@crossmargin/core'
import type { AaveRow } from '../aaveTables.ts'
import { hasRule } from '../revisionRules.ts'
import { scaledMath } from './scaledMath.ts'

/** A yearly rate at work for some seconds. */
export type InterestParameters = {
  readonly ratePerYearRay: bigint
  readonly seconds: bigint
}

/**
 * Grows simply: `RAY + ⌊rate·t / year⌋`.
 *
 * @see MathUtils.sol, `calculateLinearInterest`.
 */
export function linearInterest({ ratePerYearRay, seconds }: InterestParameters): bigint {
  return RAY + mulDivDown({ a: ratePerYearRay, b: seconds, denominator: SECONDS_PER_YEAR })
}

/**
 * Grows by three terms of the exponential.
 *
 * From 3.4, with x = ⌊rate·t / year⌋: `RAY + x + x·(⌊x/2⌋ + x·⌊x/6⌋)`, products half up in ray.
 * Before: `RAY + rate·t + t(t−1)·b₂/2 + t(t−1)(t−2)·b₃/6`, with b₂, b₃ the powers of rate/year.
 *
 * @see MathUtils.sol, `calculateCompoundedInterest`.
 */
export function compoundedInterest(
  { ratePerYearRay, seconds }: InterestParameters,
  revision: number,
): bigint {
  const x = mulDivDown({ a: ratePerYearRay, b: seconds, denominator: SECONDS_PER_YEAR })
  if (hasRule(revision, 'taylorInterest'))
    return RAY + x + rayMul(x, floor(x, 2n) + rayMul(x, floor(x, 6n)))
  if (seconds === 0n) return RAY
  const b2 = floor(rayMul(ratePerYearRay, ratePerYearRay), SECONDS_PER_YEAR ** 2n)
  const b3 = floor(rayMul(b2, ratePerYearRay), SECONDS_PER_YEAR)
  const pairs = seconds * (seconds - 1n)
  const triples = pairs * (seconds > 2n ? seconds - 2n : 0n)
  return RAY + x + floor(pairs * b2, 2n) + floor(triples * b3, 6n)
}

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
}): bigint {
  const { revision, scaledDebt, fromIndexRay, toIndexRay, reserveFactorBps } = parameters
  const accrued = mulDivDown({ a: scaledDebt, b: toIndexRay - fromIndexRay, denominator: RAY })
  const share = mulDivHalfUp({ a: accrued, b: reserveFactorBps, denominator: BPS })
  return scaledMath({ revision, isDebt: false }).toMinted(share, parameters.liquidityIndexRay)
}

function rayMul(a: bigint, b: bigint): bigint {
  return mulDivHalfUp({ a, b, denominator: RAY })
}

function floor(a: bigint, denominator: bigint): bigint {
  return mulDivDown({ a, b: 1n, denominator })
}
