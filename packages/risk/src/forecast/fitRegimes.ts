import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { at } from '../matrix/at.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'

/** Two regimes of volatility about zero mean, and how days move between them. */
export type RegimeParameters = {
  readonly calmVariance: number
  readonly stressVariance: number
  /** Probability that a calm day is followed by a calm one. */
  readonly calmStays: number
  /** Probability that a stressed day is followed by a stressed one. */
  readonly stressStays: number
}

/** A fitted two-state Markov model, and what it says about now. */
export type RegimeFit = {
  readonly parameters: RegimeParameters
  /** Probability that each day was stressed, given the days up to it. */
  readonly stressProbabilities: Float64Array
  /** Probability that the next day is stressed. */
  readonly nextStressProbability: number
  /** Expected variance of the next day. */
  readonly nextVariance: number
  readonly logLikelihood: number
  readonly iterations: number
}

const maximumIterations = 500

/**
 * Runs the Hamilton filter of a two-state model of volatility.
 *
 *     predict: π_t|t−1 = P·π_{t−1|t−1};  update: π_t|t ∝ π_t|t−1 · φ(r_t; 0, σ²_state)
 *
 * @throws EmptyHistoryError, NonFiniteValueError
 * @see J. Hamilton, A New Approach to the Economic Analysis of Nonstationary Time Series (1989)
 */
export function hamiltonFilter(
  returns: ArrayLike<number>,
  parameters: RegimeParameters,
): Omit<RegimeFit, 'parameters' | 'iterations'> & { readonly predicted: Float64Array } {
  assertSeries(returns, { series: 'returns', minimum: 1 })
  const { calmVariance, stressVariance, calmStays, stressStays } = parameters
  const n = returns.length
  const filtered = new Float64Array(n)
  const predicted = new Float64Array(n + 1)
  const leave = 1 - calmStays + (1 - stressStays)
  predicted[0] = leave > 0 ? (1 - calmStays) / leave : 0.5
  let logLikelihood = 0
  for (let t = 0; t < n; t++) {
    const square = at(returns, t) ** 2
    const [calm, stress] = [logDensity(square, calmVariance), logDensity(square, stressVariance)]
    // The larger is taken out, since both densities of a crash day can underflow.
    const largest = Math.max(calm, stress)
    const prior = at(predicted, t)
    const inStress = prior * Math.exp(stress - largest)
    const total = inStress + (1 - prior) * Math.exp(calm - largest)
    logLikelihood += largest + Math.log(total)
    filtered[t] = inStress / total
    predicted[t + 1] = at(filtered, t) * stressStays + (1 - at(filtered, t)) * (1 - calmStays)
  }
  const nextStressProbability = at(predicted, n)
  const nextVariance =
    nextStressProbability * stressVariance + (1 - nextStressProbability) * calmVariance
  return {
    stressProbabilities: filtered,
    predicted,
    nextStressProbability,
    nextVariance,
    logLikelihood,
  }
}

/**
 * Fits two regimes of volatility to returns by expectation and maximisation.
 *
 * Each step runs the filter forward and Kim's smoother back, then takes weighted variances and counts
 * of transitions; the likelihood never falls. Regimes are named by their variance.
 *
 * @param returns at least 50, about zero mean.
 * @throws EmptyHistoryError, NonFiniteValueError, DegenerateSampleError
 * @see C.-J. Kim, Dynamic Linear Models with Markov-Switching (1994)
 */
export function fitRegimes(returns: ArrayLike<number>): RegimeFit {
  assertSeries(returns, { series: 'returns', minimum: 50 })
  const { variance } = sampleMoments(returns)
  if (!(variance > 0)) throw new DegenerateSampleError({ series: 'returns', variance })
  let parameters: RegimeParameters = {
    calmVariance: 0.5 * variance,
    stressVariance: 3 * variance,
    calmStays: 0.97,
    stressStays: 0.9,
  }
  let before = -Infinity
  let iterations = 0
  let result = hamiltonFilter(returns, parameters)
  while (iterations < maximumIterations && result.logLikelihood - before > 1e-9 * returns.length) {
    before = result.logLikelihood
    parameters = maximised(returns, { parameters, result, least: 1e-8 * variance })
    result = hamiltonFilter(returns, parameters)
    iterations += 1
  }
  const { predicted: _, ...rest } = result
  return { parameters, ...rest, iterations }
}

type Step = {
  readonly parameters: RegimeParameters
  readonly result: ReturnType<typeof hamiltonFilter>
  readonly least: number
}

function maximised(
  returns: ArrayLike<number>,
  { parameters, result, least }: Step,
): RegimeParameters {
  const { stressStays, calmStays } = parameters
  const { stressProbabilities: filtered, predicted } = result
  const n = returns.length
  const weights = {
    stress: 0,
    stressSquares: 0,
    calmSquares: 0,
    stressBefore: 0,
    stressKept: 0,
    calmKept: 0,
  }
  let smoothed = at(filtered, n - 1)
  for (let t = n - 1; t >= 0; t--) {
    const square = at(returns, t) ** 2
    weights.stress += smoothed
    weights.stressSquares += smoothed * square
    weights.calmSquares += (1 - smoothed) * square
    if (t === 0) break
    const past = at(filtered, t - 1)
    const prior = at(predicted, t)
    const stressKept = prior > 0 ? (smoothed * stressStays * past) / prior : 0
    const calmKept = prior < 1 ? ((1 - smoothed) * calmStays * (1 - past)) / (1 - prior) : 0
    const calmToStress = smoothed - stressKept
    const stressBefore = stressKept + (1 - smoothed - calmKept)
    weights.stressKept += stressKept
    weights.calmKept += calmKept
    weights.stressBefore += stressBefore
    smoothed = Math.min(1, Math.max(0, 1 - (calmKept + calmToStress)))
  }
  const calm = n - weights.stress
  const variances = [
    Math.max(least, weights.calmSquares / Math.max(calm, 1e-12)),
    Math.max(least, weights.stressSquares / Math.max(weights.stress, 1e-12)),
  ] as const
  const stays = [
    share(weights.calmKept, n - 1 - weights.stressBefore),
    share(weights.stressKept, weights.stressBefore),
  ] as const
  // Names follow the variances, should the two have crossed.
  const [low, high] = variances[0] <= variances[1] ? ([0, 1] as const) : ([1, 0] as const)
  return {
    calmVariance: variances[low],
    stressVariance: variances[high],
    calmStays: stays[low],
    stressStays: stays[high],
  }
}

/** Kept off zero and one, where a state could never be left again. */
function share(part: number, whole: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, whole > 0 ? part / whole : 0.5))
}

function logDensity(square: number, variance: number): number {
  return -0.5 * (Math.log(2 * Math.PI * variance) + square / variance)
}
