import { studentQuantile } from '../distribution/studentT.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence, assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import type { RandomGenerator } from '../random/createGenerator.ts'
import { gaussianShortfall } from '../shortfall/gaussianShortfall.ts'
import { studentShortfall } from '../shortfall/studentShortfall.ts'
import { normalQuantile } from '../special/normalQuantile.ts'

/** The shape of profits if the model is right; location and scale do not matter. */
export type ShortfallDistribution =
  | { readonly kind: 'normal' }
  | { readonly kind: 'student'; readonly degreesOfFreedom: number }

/** A history of forecasts and what came of them. */
export type ShortfallBacktestParameters = {
  /** Gain positive, one a day. */
  readonly profits: ArrayLike<number>
  /** Forecasts for the same days, loss positive. */
  readonly valueAtRisk: ArrayLike<number>
  /** Forecasts for the same days, loss positive and above zero. */
  readonly expectedShortfall: ArrayLike<number>
  readonly confidence: number
  /** Of the p-value: normal unless told otherwise. */
  readonly distribution?: ShortfallDistribution
  readonly generator: RandomGenerator
  /** Histories drawn for the p-value; 2,000 unless told otherwise. */
  readonly simulations?: number
}

/** Acerbi and Szekely's tests: zero is expected, negative means shortfalls were too small. */
export type ShortfallBacktest = {
  /** Z2, unconditional: frequency and size of failures together. */
  readonly unconditional: number
  /** Share of simulated histories with a Z2 at most as large. */
  readonly unconditionalPValue: number
  /** Z1: size of failures alone; `'no-failures'` where there were none. */
  readonly conditional: number | 'no-failures'
  readonly failures: number
  readonly simulations: number
  readonly seed: string
}

/**
 * Backtests an expected shortfall.
 *
 *     Z2 = Σ_t X_t·I_t / (T·(1 − c)·ES_t) + 1
 *     Z1 = (1/n) Σ_t X_t·I_t / ES_t + 1,  I_t = 1 where −X_t > VaR_t, n = Σ I_t
 *
 * Under the model X_t/ES_t depends on the shape of the distribution only, so one simulation of
 * standard draws gives the p-value whatever the forecasts were.
 *
 * @throws InvalidConfidenceError, MismatchedLengthsError, EmptyHistoryError, NonFiniteValueError
 * @throws ParameterOutOfRangeError where a shortfall is not above zero.
 * @see C. Acerbi and B. Szekely, Backtesting Expected Shortfall (2014), eq. 5 and 6
 */
export function shortfallBacktest(parameters: ShortfallBacktestParameters): ShortfallBacktest {
  const { profits, valueAtRisk, expectedShortfall, confidence, generator } = parameters
  const { distribution = { kind: 'normal' }, simulations = 2000 } = parameters
  assertConfidence(confidence)
  assertSeries(profits, { series: 'profits', minimum: 1 })
  assertSeries(valueAtRisk, { series: 'valueAtRisk', minimum: 1 })
  assertLength('valueAtRisk', valueAtRisk, profits.length)
  assertLength('expectedShortfall', expectedShortfall, profits.length)
  assertWithin('simulations', simulations, { lowest: 1 })
  let sum = 0
  let failures = 0
  for (let t = 0; t < profits.length; t++) {
    assertWithin(`expectedShortfall[${t}]`, at(expectedShortfall, t), { above: 0 })
    if (!(-at(profits, t) > at(valueAtRisk, t))) continue
    sum += at(profits, t) / at(expectedShortfall, t)
    failures += 1
  }
  const unconditional = sum / (profits.length * (1 - confidence)) + 1
  const shape = { distribution, confidence, days: profits.length, generator }
  let below = 0
  for (let draw = 0; draw < simulations; draw++) {
    if (simulatedStatistic(shape) <= unconditional) below += 1
  }
  return {
    unconditional,
    unconditionalPValue: below / simulations,
    conditional: failures === 0 ? 'no-failures' : sum / failures + 1,
    failures,
    simulations,
    seed: generator.seed,
  }
}

type Shape = {
  readonly distribution: ShortfallDistribution
  readonly confidence: number
  readonly days: number
  readonly generator: RandomGenerator
}

/** Draws by inversion and only inverts where a day fails, which few do. */
function simulatedStatistic({ distribution, confidence, days, generator }: Shape): number {
  const tail = 1 - confidence
  const shortfall = standardShortfall(distribution, confidence)
  let sum = 0
  for (let day = 0; day < days; day++) {
    const uniform = generator.nextUniform()
    if (uniform < tail) sum += standardQuantile(distribution, uniform) / shortfall
  }
  return sum / (days * tail) + 1
}

function standardQuantile(distribution: ShortfallDistribution, probability: number): number {
  return distribution.kind === 'normal'
    ? normalQuantile(probability)
    : studentQuantile(probability, distribution.degreesOfFreedom)
}

function standardShortfall(distribution: ShortfallDistribution, confidence: number): number {
  if (distribution.kind === 'normal') {
    return gaussianShortfall({ mean: 0, standardDeviation: 1, confidence })
  }
  const { degreesOfFreedom } = distribution
  return studentShortfall({ location: 0, scale: 1, degreesOfFreedom, confidence })
}
