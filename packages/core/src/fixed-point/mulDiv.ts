import { assertInvariant } from '../errors/assertInvariant.ts'

/** `a · b / denominator`, all in native scale. */
export type MulDivParameters = {
  readonly a: bigint
  readonly b: bigint
  /** Greater than zero. */
  readonly denominator: bigint
}

/**
 * Multiplies, then divides, rounding towards zero. For what an account owns.
 *
 * @returns floor(a·b/denominator) of non-negative arguments.
 * @throws InvariantError for a negative argument or a denominator that is not positive.
 */
export function mulDivDown({ a, b, denominator }: MulDivParameters): bigint {
  assertInvariant(
    a >= 0n && b >= 0n && denominator > 0n,
    'mulDiv takes a, b >= 0 and denominator > 0',
  )
  return (a * b) / denominator
}

/**
 * Multiplies, then divides, rounding away from zero. For what an account owes.
 *
 * @returns ceil(a·b/denominator) of non-negative arguments.
 * @throws InvariantError for a negative argument or a denominator that is not positive.
 */
export function mulDivUp({ a, b, denominator }: MulDivParameters): bigint {
  assertInvariant(
    a >= 0n && b >= 0n && denominator > 0n,
    'mulDiv takes a, b >= 0 and denominator > 0',
  )
  return (a * b + denominator - 1n) / denominator
}

/**
 * Multiplies, then divides, rounding a half up, as Aave's `rayMul` and `percentMul` do.
 *
 * @returns floor((a·b + floor(denominator/2)) / denominator) of non-negative arguments.
 * @throws InvariantError for a negative argument or a denominator that is not positive.
 */
export function mulDivHalfUp({ a, b, denominator }: MulDivParameters): bigint {
  assertInvariant(
    a >= 0n && b >= 0n && denominator > 0n,
    'mulDiv takes a, b >= 0 and denominator > 0',
  )
  return (a * b + denominator / 2n) / denominator
}
