import { mulDivDown, mulDivHalfUp, RAY, SECONDS_PER_YEAR } from '@crossmargin/core'

/** Raw amounts are carried at 1e27 while they are multiplied by indexes. */
const wadInRay = 1_000_000_000n

/** A yearly rate at work for some seconds. */
export type RayInterest = {
  /** 1e27 = 100 % a year, not negative. */
  readonly ratePerYearRay: bigint
  /** Not negative. */
  readonly seconds: bigint
}

/**
 * Grows simply over a fraction of a year, each step half up.
 *
 *     RAY + rate·(seconds / year)
 *
 * Figures published by Aave's utilities round so. Pools round down: an adapter's own rule is what a
 * contract will do.
 *
 * @returns 1e27 = unchanged.
 */
export function linearInterestRay({ ratePerYearRay, seconds }: RayInterest): bigint {
  const elapsedRay = mulDivHalfUp({ a: seconds, b: RAY, denominator: SECONDS_PER_YEAR })
  return RAY + rayMul(ratePerYearRay, elapsedRay)
}

/**
 * Grows by the first three terms of the binomial of `(1 + rate/year)^seconds`, as Aave's pools do.
 *
 * @returns 1e27 = unchanged.
 */
export function compoundedInterestRay({ ratePerYearRay, seconds }: RayInterest): bigint {
  if (seconds === 0n) return RAY
  const perSecond = mulDivDown({ a: ratePerYearRay, b: 1n, denominator: SECONDS_PER_YEAR })
  const second = rayMul(perSecond, perSecond)
  const third = rayMul(second, perSecond)
  const less = seconds - 1n
  const lesser = seconds > 2n ? seconds - 2n : 0n
  return (
    RAY +
    seconds * perSecond +
    mulDivDown({ a: seconds * less, b: second, denominator: 2n }) +
    mulDivDown({ a: seconds * less * lesser, b: third, denominator: 6n })
  )
}

/**
 * The interest of compounding every second, by repeated squaring.
 *
 *     (1 + rate/year)^seconds − 1
 *
 * @returns 1e27 = 100 % over the whole time.
 */
export function compoundedRateRay({ ratePerYearRay, seconds }: RayInterest): bigint {
  let base = RAY + mulDivDown({ a: ratePerYearRay, b: 1n, denominator: SECONDS_PER_YEAR })
  let power = seconds % 2n === 1n ? base : RAY
  for (let left = seconds >> 1n; left > 0n; left >>= 1n) {
    base = rayMul(base, base)
    if (left % 2n === 1n) power = rayMul(power, base)
  }
  return power - RAY
}

/**
 * An index brought forward by interest. Without a rate it is left as it is, unrounded.
 *
 * @param parameters.interestRay growth, from one of the functions above.
 */
export function accruedIndexRay(parameters: {
  readonly indexRay: bigint
  readonly interestRay: bigint
}): bigint {
  return rayMul(parameters.interestRay, parameters.indexRay)
}

/** A scaled balance times an index, in native scale, half up. */
export function scaledBalance(parameters: {
  readonly scaledRaw: bigint
  readonly indexRay: bigint
}): bigint {
  const ray = rayMul(parameters.scaledRaw * wadInRay, parameters.indexRay)
  return mulDivHalfUp({ a: ray, b: 1n, denominator: wadInRay })
}

function rayMul(a: bigint, b: bigint): bigint {
  return mulDivHalfUp({ a, b, denominator: RAY })
}
