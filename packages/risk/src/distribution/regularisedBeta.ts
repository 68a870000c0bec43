import { assertWithin } from '../matrix/assertWithin.ts'
import { logGamma } from './logGamma.ts'

const precision = 1e-16
const smallest = 1e-300
const maximumTerms = 10_000

/**
 * States the regularised incomplete beta function I_x(a, b).
 *
 * The side that converges fast is expanded, and mirrored where that is the other one.
 *
 * @param x in [0, 1].
 * @throws ParameterOutOfRangeError
 * @see Abramowitz and Stegun, 26.5.8
 */
export function regularisedBeta(
  x: number,
  { a, b }: { readonly a: number; readonly b: number },
): number {
  assertWithin('x', x, { lowest: 0, highest: 1 })
  assertWithin('a', a, { above: 0 })
  assertWithin('b', b, { above: 0 })
  if (x === 0 || x === 1) return x
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b
}

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < maximumTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guarded(1 + even * d)
    c = guarded(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guarded(1 + odd * d)
    c = guarded(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < precision) break
  }
  return h
}

function guarded(value: number): number {
  return Math.abs(value) < smallest ? smallest : value
}
