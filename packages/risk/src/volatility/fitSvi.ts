import { nelderMead } from '../special/nelderMead.ts'
import { type RawSvi, sviTotalVariance } from './rawSvi.ts'
import { type SmileArbitrage, smileArbitrage } from './smileArbitrage.ts'
import { type QuotedSmile, type VariancePoint, variancePoints } from './sviQuotes.ts'
import { fitWings } from './sviWings.ts'

/** A smile through quotes, how well it fits and whether it can be traded against. */
export type SviFit = {
  readonly svi: RawSvi
  /** Weighted root mean square of the misses in volatility, annualised. */
  readonly volatilityError: number
  /** The check of the fitted smile; `repairSmile` mends one that is not free. */
  readonly arbitrage: SmileArbitrage
}

/**
 * Fits a raw SVI smile to the quotes of one expiry by weighted least squares in total variance.
 *
 * Given m and σ the other three parameters are linear and are solved for exactly inside their bounds
 * (b ≥ 0, |ρ| < 1, wings within Lee's bound, variance not negative). Only m and σ are searched, from
 * several starts, so the result does not hang on a guess.
 *
 * @param smile at least five quotes at different strikes.
 * @returns the fit as it is: nothing is repaired in silence.
 * @throws TooFewQuotesError, InvalidPriceError, InvalidVolatilityError, InvalidTimeError
 * @see Zeliade Systems, Quasi-explicit calibration of Gatheral's SVI model (2009).
 */
export function fitSvi(smile: QuotedSmile): SviFit {
  const points = variancePoints(smile, { least: 5 })
  const first = points[0]?.logMoneyness ?? 0
  const last = points[points.length - 1]?.logMoneyness ?? 0
  const width = last - first
  const lowest = points.reduce((x, y) => (y.totalVariance < x.totalVariance ? y : x))
  const objective = ([m = 0, logSigma = 0]: readonly number[]): number => {
    const sigma = Math.exp(logSigma)
    // Beyond the quotes, or sharper or rounder than they can show, nothing is determined.
    const isOutside =
      m < first - width || m > last + width || sigma < 1e-4 * width || sigma > 10 * width
    return isOutside ? Number.POSITIVE_INFINITY : fitWings(points, { m, sigma }).squaredError
  }
  const starts = [lowest.logMoneyness, 0.5 * (first + last)].flatMap((m) =>
    [0.03, 0.15, 0.7].map((share) => [m, Math.log(share * width)]),
  )
  const best = starts
    .map((start) => search(objective, { start, width }))
    .reduce((x, y) => (y.value < x.value ? y : x))
  const [m = 0, logSigma = 0] = best.at
  const { svi } = fitWings(points, { m, sigma: Math.exp(logSigma) })
  const { timeYears } = smile
  return {
    svi,
    volatilityError: volatilityError(svi, { points, timeYears }),
    arbitrage: smileArbitrage(svi),
  }
}

function search(
  objective: (at: readonly number[]) => number,
  parameters: { readonly start: readonly number[]; readonly width: number },
): { readonly at: readonly number[]; readonly value: number } {
  const { start, width } = parameters
  const first = nelderMead(objective, { start, steps: [0.1 * width, 0.4] })
  // A simplex that has collapsed on a slope finds its way again from a fresh one.
  return nelderMead(objective, { start: first.at, steps: [0.01 * width, 0.05] })
}

/** Weighted root mean square of the misses of a smile, in volatility. */
export function volatilityError(
  svi: RawSvi,
  parameters: { readonly points: readonly VariancePoint[]; readonly timeYears: number },
): number {
  const { points, timeYears } = parameters
  const sum = points.reduce((total, { logMoneyness, totalVariance, weight }) => {
    const fitted = Math.sqrt(Math.max(0, sviTotalVariance(svi, logMoneyness)) / timeYears)
    return total + weight * (fitted - Math.sqrt(totalVariance / timeYears)) ** 2
  }, 0)
  return Math.sqrt(sum)
}
