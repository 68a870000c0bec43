import { InvalidCompoundingRateError } from '../../errors/invalidCompoundingRateError.ts'

const secondsPerYear = 31_536_000

/**
 * The yield of a year in which a rate compounds without pause.
 *
 *     e^(rate per second · 31,536,000) − 1
 *
 * @param ratePerSecond 1 = 100 % a second.
 * @returns 0.49 = 49 % a year.
 * @throws InvalidCompoundingRateError for a rate that is no number, or whose year is beyond what a float holds.
 */
export function rateToApy(ratePerSecond: number): number {
  const apy = Math.expm1(ratePerSecond * secondsPerYear)
  if (!Number.isFinite(apy)) {
    throw new InvalidCompoundingRateError({
      rate: ratePerSecond,
      bound: 'finite and below 2.25e-5 a second',
    })
  }
  return apy
}
