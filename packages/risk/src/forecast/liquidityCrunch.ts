import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'
import { normalCdf } from '../special/normalCdf.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** Utilisation of a lending market so far, and what is asked about it. */
export type LiquidityCrunchParameters = {
  /** Borrowed over supplied, in [0, 1], one a step, oldest first; at least 20. */
  readonly utilisations: ArrayLike<number>
  /** What is supplied now, in any unit. */
  readonly supplied: number
  /** Steps ahead; at least 1. */
  readonly steps: number
  /** Utilisation that counts as a crunch, in (0, 1); 0.98 unless told otherwise. */
  readonly threshold?: number
  /** Of the withdrawable amount that is stated; 0.99 unless told otherwise. */
  readonly confidence?: number
}

/** What a lending market's liquidity is expected to be. */
export type LiquidityCrunchForecast = {
  /** Median utilisation at the horizon. */
  readonly utilisation: number
  /** Utilisation that is exceeded with probability 1 − confidence. */
  readonly adverseUtilisation: number
  /** Probability that utilisation is at or above the threshold at the horizon. */
  readonly crunchProbability: number
  /** What can still be withdrawn at the adverse utilisation, in the unit of what is supplied. */
  readonly withdrawable: number
}

/** Utilisation of exactly zero or one has no logit; a ten-thousandth away is close enough. */
const edge = 1e-4

/**
 * Forecasts how much of a lending market can still be withdrawn.
 *
 *     y = ln(U/(1 − U));  y_{t+1} = y_t + κ·(m − y_t) + ε
 *
 * The logit keeps utilisation between its bounds and makes the last per cent as far as the first ten.
 * It reverts to its mean at a speed fitted by regression and held to [0, 1]; a market that only rises
 * has none and is forecast as a random walk, which is the careful side.
 *
 * @throws EmptyHistoryError, NonFiniteValueError, ParameterOutOfRangeError, InvalidConfidenceError
 */
export function liquidityCrunch(parameters: LiquidityCrunchParameters): LiquidityCrunchForecast {
  const { utilisations, supplied, steps, threshold = 0.98, confidence = 0.99 } = parameters
  assertSeries(utilisations, { series: 'utilisations', minimum: 20 })
  assertWithin('supplied', supplied, { lowest: 0 })
  assertWithin('steps', steps, { lowest: 1 })
  assertWithin('threshold', threshold, { above: 0, below: 1 })
  assertConfidence(confidence)
  const logits = Float64Array.from(utilisations, (utilisation, t) => {
    assertWithin(`utilisations[${t}]`, utilisation, { lowest: 0, highest: 1 })
    return logit(Math.min(1 - edge, Math.max(edge, utilisation)))
  })
  const { mean, spread } = horizonOf(logits, steps)
  const adverse = fromLogit(mean + spread * normalQuantile(confidence))
  const distance = logit(threshold) - mean
  return {
    utilisation: fromLogit(mean),
    adverseUtilisation: adverse,
    crunchProbability: spread > 0 ? normalCdf(-distance / spread) : distance <= 0 ? 1 : 0,
    withdrawable: supplied * (1 - adverse),
  }
}

/** Mean and standard deviation of the logit so many steps ahead. */
function horizonOf(
  logits: Float64Array,
  steps: number,
): { readonly mean: number; readonly spread: number } {
  const n = logits.length
  const { mean: level } = sampleMoments(logits)
  let product = 0
  let square = 0
  for (let t = 1; t < n; t++) {
    const before = at(logits, t - 1) - level
    product += before * (at(logits, t) - at(logits, t - 1))
    square += before * before
  }
  const speed = square > 0 ? Math.min(1, Math.max(0, -product / square)) : 0
  const shocks = Float64Array.from({ length: n - 1 }, (_, t) => {
    const before = at(logits, t)
    return at(logits, t + 1) - before - speed * (level - before)
  })
  const { variance } = sampleMoments(shocks, { denominator: 'n-1' })
  const keep = 1 - speed
  const mean = level + keep ** steps * (at(logits, n - 1) - level)
  const sum = keep === 1 ? steps : (1 - keep ** (2 * steps)) / (1 - keep * keep)
  return { mean, spread: Math.sqrt(variance * sum) }
}

function logit(share: number): number {
  return Math.log(share / (1 - share))
}

function fromLogit(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
