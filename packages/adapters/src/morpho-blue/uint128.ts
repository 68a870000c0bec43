import { contractRevert } from './contractRevertError.ts'

const max = 2n ** 128n - 1n

/**
 * Casts as the contract casts before it stores.
 *
 * @throws ContractRevertError where the value does not fit.
 * @see UtilsLib.toUint128 of morpho-blue
 */
export function toUint128(value: bigint): bigint {
  if (value <= max) return value
  throw contractRevert('max uint128 exceeded', `${value} does not fit the 128 bits Morpho stores.`)
}

/**
 * Adds in checked uint128 arithmetic.
 *
 * @throws ContractRevertError where either the addend or the sum does not fit.
 */
export function addUint128(to: bigint, added: bigint): bigint {
  const sum = to + toUint128(added)
  if (sum <= max) return sum
  throw contractRevert('Panic(0x11)', `${to} + ${added} does not fit the 128 bits Morpho stores.`)
}

/**
 * Subtracts in checked arithmetic.
 *
 * @throws ContractRevertError where more is taken than there is.
 */
export function subtract(from: bigint, taken: bigint): bigint {
  if (taken <= from) return from - taken
  throw contractRevert('Panic(0x11)', `${taken} is to be taken of ${from}, which is less.`)
}

/** Subtracts, stopping at zero. @see UtilsLib.zeroFloorSub of morpho-blue */
export function subtractToZero(from: bigint, taken: bigint): bigint {
  return taken < from ? from - taken : 0n
}
