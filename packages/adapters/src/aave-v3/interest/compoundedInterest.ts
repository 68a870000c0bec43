import { mulDivDown, mulDivHalfUp, RAY, SECONDS_PER_YEAR } from '@crossmargin/core'
import { hasRule } from '../revisionRules.ts'

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

function rayMul(a: bigint, b: bigint): bigint {
  return mulDivHalfUp({ a, b, denominator: RAY })
}

function floor(a: bigint, denominator: bigint): bigint {
  return mulDivDown({ a, b: 1n, denominator })
}
