import { mulDivDown } from '@crossmargin/core'

/** Fixed-point numbers of 80 decimal places: what tests hold double precision against. */
export const one: bigint = 10n ** 80n

/** The exact value of a double, as fixed point. */
export function fixed(value: number): bigint {
  // Every double is an integer times a power of two, which division by two finds exactly.
  let mantissa = Math.abs(value)
  let shift = 0n
  while (mantissa !== Math.floor(mantissa)) {
    mantissa *= 2
    shift += 1n
  }
  const magnitude = mulDivDown({ a: BigInt(mantissa), b: one, denominator: 2n ** shift })
  return value < 0 ? -magnitude : magnitude
}

/** The double nearest to a fixed-point number. */
export function toDouble(value: bigint): number {
  const text = (value < 0n ? -value : value).toString().padStart(81, '0')
  return (value < 0n ? -1 : 1) * Number(`${text.slice(0, -80)}.${text.slice(-80)}`)
}

export function times(a: bigint, b: bigint): bigint {
  return scaled(a, b, one)
}

export function over(a: bigint, b: bigint): bigint {
  return scaled(a, one, b)
}

function scaled(a: bigint, b: bigint, denominator: bigint): bigint {
  const isNegative = (a < 0n !== b < 0n) !== denominator < 0n
  const magnitude = mulDivDown({ a: abs(a), b: abs(b), denominator: abs(denominator) })
  return isNegative ? -magnitude : magnitude
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
