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

/** exp by its series, on an argument halved 32 times and squared back. */
export function expFixed(x: bigint): bigint {
  if (x < 0n) return over(one, expFixed(-x))
  // Ten guard digits: each of the squarings doubles the relative error.
  const guard = 10n ** 12n
  const small = mulDivDown({ a: x, b: guard, denominator: 2n ** 32n })
  const unit = one * guard
  let term = unit
  let sum = unit
  for (let n = 1n; term > 0n; n += 1n) {
    term = mulDivDown({ a: term, b: small, denominator: unit * n })
    sum += term
  }
  for (let halving = 0; halving < 32; halving += 1) {
    sum = mulDivDown({ a: sum, b: sum, denominator: unit })
  }
  return mulDivDown({ a: sum, b: 1n, denominator: guard })
}

/** The natural logarithm by Newton's method on exp, from a double's guess. */
export function logFixed(x: bigint): bigint {
  let y = fixed(Math.log(toDouble(x)))
  for (let step = 0; step < 4; step += 1) y += 2n * over(x - expFixed(y), x + expFixed(y))
  return y
}

export function sqrtFixed(x: bigint): bigint {
  if (x === 0n) return 0n
  let root = fixed(Math.sqrt(toDouble(x)))
  for (let step = 0; step < 5; step += 1)
    root = mulDivDown({ a: root + over(x, root), b: 1n, denominator: 2n })
  return root
}

/** π by Machin's formula. */
const pi: bigint = 4n * (4n * arctanInverse(5n) - arctanInverse(239n))

function arctanInverse(n: bigint): bigint {
  let term = mulDivDown({ a: one, b: 1n, denominator: n })
  let sum = term
  for (let k = 1n; term > 0n; k += 1n) {
    term = mulDivDown({ a: term, b: 1n, denominator: n * n })
    const part = mulDivDown({ a: term, b: 1n, denominator: 2n * k + 1n })
    sum += k % 2n === 1n ? -part : part
  }
  return sum
}

const rootTwoPi = sqrtFixed(2n * pi)

export function pdfFixed(x: bigint): bigint {
  return over(expFixed(mulDivDown({ a: times(x, x), b: 1n, denominator: 2n }) * -1n), rootTwoPi)
}

/** N(x) = 1/2 + φ(x) · Σ x²ⁿ⁺¹ / (2n + 1)!!, whose terms all have one sign. */
export function cdfFixed(x: bigint): bigint {
  const square = times(x, x)
  let term = x
  let sum = x
  for (let n = 3n; term !== 0n; n += 2n) {
    term = over(times(term, square), n * one)
    sum += term
  }
  return mulDivDown({ a: one, b: 1n, denominator: 2n }) + times(pdfFixed(x), sum)
}
