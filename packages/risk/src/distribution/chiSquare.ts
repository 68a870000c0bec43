import { assertWithin } from '../matrix/assertWithin.ts'
import { logGamma } from './logGamma.ts'

const precision = 1e-16
const smallest = 1e-300
const maximumTerms = 10_000

/** A chi-square variable and its degrees of freedom. */
export type ChiSquareParameters = { readonly value: number; readonly degreesOfFreedom: number }

/**
 * States the probability that a chi-square variable exceeds a value: the p-value of a likelihood ratio.
 *
 *     P(X > x) = Q(ν/2, x/2)
 *
 * @throws ParameterOutOfRangeError where the value is negative or the degrees of freedom not positive.
 * @see Abramowitz and Stegun, 26.4.19
 */
export function chiSquareSurvival({ value, degreesOfFreedom }: ChiSquareParameters): number {
  assertWithin('value', value, { lowest: 0 })
  assertWithin('degreesOfFreedom', degreesOfFreedom, { above: 0 })
  return upper(degreesOfFreedom / 2, value / 2)
}

/** States the probability that a chi-square variable is at most a value. */
export function chiSquareCdf(parameters: ChiSquareParameters): number {
  return 1 - chiSquareSurvival(parameters)
}

/** Regularised upper incomplete gamma function Q(a, x). */
function upper(a: number, x: number): number {
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  if (x === 0) return 0
  let term = 1 / a
  let sum = term
  for (let n = 1; n < maximumTerms && term > sum * precision; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a))
}

/** Lentz's evaluation of the continued fraction of the upper function. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / smallest
  let d = 1 / b
  let h = d
  for (let n = 1; n < maximumTerms; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / guarded(an * d + b)
    c = guarded(b + an / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < precision) break
  }
  return h * Math.exp(-x + a * Math.log(x) - logGamma(a))
}

function guarded(value: number): number {
  return Math.abs(value) < smallest ? smallest : value
}
