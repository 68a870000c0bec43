import { millsRatio } from '../special/millsRatio.ts'
import { normalPdf } from '../special/normalPdf.ts'

/** The quantities that every Black formula and Greek is made of. */
export type BlackTerms = {
  readonly d1: number
  readonly d2: number
  /** φ(d1). */
  readonly density1: number
  /** φ(d2). */
  readonly density2: number
  /** N(d1), N(−d1), N(d2), N(−d2), each with its own relative accuracy: none is 1 − another. */
  readonly above1: number
  readonly below1: number
  readonly above2: number
  readonly below2: number
}

/**
 * Derives the terms of Black's formula.
 *
 *     d1 = ln(F / K) / s + s / 2        d2 = d1 − s        s = σ√T
 *     F · φ(d1) = K · φ(d2)
 *
 * By the last line one exponential serves both densities, and by the Mills ratio both distribution
 * values too.
 *
 * @param parameters forward and strike above zero, `deviation` = σ√T above zero.
 */
export function blackTerms(parameters: {
  readonly forward: number
  readonly strike: number
  readonly deviation: number
}): BlackTerms {
  const { forward, strike, deviation } = parameters
  const standardised = logRatio({ numerator: forward, denominator: strike }) / deviation
  const d1 = standardised + 0.5 * deviation
  const d2 = standardised - 0.5 * deviation
  // The larger of the densities is the one to start from: the other may underflow to zero.
  const isFirstLarger = Math.abs(d1) <= Math.abs(d2)
  const density = normalPdf(isFirstLarger ? d1 : d2)
  const density1 = isFirstLarger ? density : (density * strike) / forward
  const density2 = isFirstLarger ? (density * forward) / strike : density
  const tail1 = density1 * millsRatio(Math.abs(d1))
  const tail2 = density2 * millsRatio(Math.abs(d2))
  return {
    d1,
    d2,
    density1,
    density2,
    above1: d1 > 0 ? 1 - tail1 : tail1,
    below1: d1 > 0 ? tail1 : 1 - tail1,
    above2: d2 > 0 ? 1 - tail2 : tail2,
    below2: d2 > 0 ? tail2 : 1 - tail2,
  }
}

/**
 * The natural logarithm of a quotient, with full relative accuracy where it is near zero.
 *
 * Near 1 the quotient itself has lost the digits that its logarithm is made of; the difference of
 * two close doubles is exact.
 */
export function logRatio(parameters: {
  readonly numerator: number
  readonly denominator: number
}): number {
  const { numerator, denominator } = parameters
  const excess = (numerator - denominator) / denominator
  return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(numerator / denominator)
}
