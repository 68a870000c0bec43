import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { normalQuantile } from '../special/normalQuantile.ts'
import { logGamma } from './logGamma.ts'
import { regularisedBeta } from './regularisedBeta.ts'

/**
 * States the density of Student's t at a point.
 *
 *     f(x) = Γ((ν+1)/2) / (√(νπ) Γ(ν/2)) · (1 + x²/ν)^(−(ν+1)/2)
 */
export function studentDensity(x: number, degreesOfFreedom: number): number {
  assertWithin('degreesOfFreedom', degreesOfFreedom, { above: 0 })
  const half = degreesOfFreedom / 2
  const scale = logGamma(half + 0.5) - logGamma(half) - 0.5 * Math.log(degreesOfFreedom * Math.PI)
  return Math.exp(scale - (half + 0.5) * Math.log1p((x * x) / degreesOfFreedom))
}

/** States the probability that Student's t is at most a value. */
export function studentCdf(x: number, degreesOfFreedom: number): number {
  assertWithin('degreesOfFreedom', degreesOfFreedom, { above: 0 })
  if (x === 0) return 0.5
  const share = degreesOfFreedom / (degreesOfFreedom + x * x)
  const tail = 0.5 * regularisedBeta(share, { a: degreesOfFreedom / 2, b: 0.5 })
  return x > 0 ? 1 - tail : tail
}

/**
 * Finds the value below which Student's t falls with a probability.
 *
 * The tail that is smaller is solved for by bisection in the logarithm, because the tails are powers
 * and Newton's method steps over them, and polished by Newton.
 *
 * @param probability in (0, 1).
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  assertConfidence(probability)
  assertWithin('degreesOfFreedom', degreesOfFreedom, { above: 0 })
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  // A t is wider than a normal, so the normal quantile is always a lower bound of the distance.
  let low = Math.max(Math.abs(normalQuantile(tail)) * 0.5, 1e-300)
  let high = Math.max(1, low)
  while (studentCdf(-high, degreesOfFreedom) > tail && high < 1e300) {
    low = high
    high *= 4
  }
  if (studentCdf(-low, degreesOfFreedom) < tail) low = 0
  for (let step = 0; step < 40; step++) {
    const middle = low > 0 ? Math.sqrt(low * high) : high / 2
    if (studentCdf(-middle, degreesOfFreedom) > tail) low = middle
    else high = middle
  }
  let x = (low + high) / 2
  for (let step = 0; step < 3; step++) {
    x += (studentCdf(-x, degreesOfFreedom) - tail) / studentDensity(x, degreesOfFreedom)
  }
  return probability < 0.5 ? -x : x
}
