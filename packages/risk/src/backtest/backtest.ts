import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { simpleReturns } from '../factors/statistics/priceReturns.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertConfidence, assertWithin } from '../matrix/assertWithin.ts'
import type { RandomGenerator } from '../random/createGenerator.ts'
import { christoffersenCoverage, christoffersenIndependence } from './christoffersen.ts'
import { type ExceptionCounts, exceptionCounts } from './exceptionCounts.ts'
import { kupiecFirstFailure, kupiecProportion } from './kupiec.ts'
import type { LikelihoodRatio } from './likelihoodRatio.ts'
import type { RiskModel } from './riskModels.ts'
import {
  type ShortfallBacktest,
  type ShortfallDistribution,
  shortfallBacktest,
} from './shortfallBacktest.ts'
import { timeBetweenFailures, timeBetweenFailuresIndependence } from './timeBetweenFailures.ts'
import { type BinomialTest, binomialTest, type TrafficLight, trafficLight } from './trafficLight.ts'

/** A history, the models to try on it, and how. */
export type BacktestParameters = {
  /** Prices of what is held long, or profits of a book, oldest first. */
  readonly history:
    | { readonly kind: 'prices'; readonly prices: ArrayLike<number> }
    | { readonly kind: 'profits'; readonly profits: ArrayLike<number> }
  readonly models: readonly RiskModel[]
  /** Of value at risk and shortfall; 0.99 unless told otherwise. */
  readonly confidence?: number
  /** Observations a model sees before each forecast; 250 unless told otherwise. */
  readonly windowDays?: number
  /** Of the shortfall's p-value; normal unless told otherwise. */
  readonly distribution?: ShortfallDistribution
  /** For the shortfall's p-value: simulated, so it needs a seed. */
  readonly generator: RandomGenerator
  readonly simulations?: number
}

/** How one model did. Small p-values speak against it. */
export type ModelBacktest = {
  readonly model: string
  readonly observations: number
  readonly confidence: number
  readonly counts: ExceptionCounts
  /** Forecasts and what came of them, for a chart; losses positive, profits gain positive. */
  readonly valueAtRisk: Float64Array
  readonly expectedShortfall: Float64Array
  readonly profits: Float64Array
  readonly tests: {
    readonly proportion: LikelihoodRatio
    readonly firstFailure: LikelihoodRatio
    readonly independence: LikelihoodRatio
    readonly coverage: LikelihoodRatio
    readonly timeBetweenFailures: LikelihoodRatio
    readonly timeBetweenFailuresIndependence: LikelihoodRatio
    readonly binomial: BinomialTest
  }
  readonly trafficLight: TrafficLight
  /** `'not-computable'` where a forecast shortfall was not above zero. */
  readonly shortfall: ShortfallBacktest | 'not-computable'
}

/**
 * Runs models over a history and tests their forecasts.
 *
 * Each day is forecast from the window before it alone, and then compared with what came. Prices
 * become simple returns, so losses are shares of the position.
 *
 * @returns one result a model, in the order given.
 * @throws EmptyHistoryError where the history is not longer than the window, or no model is given.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError, NonFiniteValueError
 */
export function backtest(parameters: BacktestParameters): readonly ModelBacktest[] {
  const { history, models, confidence = 0.99, windowDays = 250 } = parameters
  assertConfidence(confidence)
  assertWithin('windowDays', windowDays, { lowest: 2 })
  if (models.length === 0) {
    throw new EmptyHistoryError({ series: 'models', observations: 0, minimum: 1 })
  }
  const series =
    history.kind === 'prices' ? simpleReturns(history.prices) : Float64Array.from(history.profits)
  assertSeries(series, { series: 'history', minimum: windowDays + 2 })
  return models.map((model) => testModel(model, { ...parameters, series, confidence, windowDays }))
}

type Run = BacktestParameters & {
  readonly series: Float64Array
  readonly confidence: number
  readonly windowDays: number
}

function testModel(model: RiskModel, run: Run): ModelBacktest {
  const { series, confidence, windowDays } = run
  const observations = series.length - windowDays
  const valueAtRisk = new Float64Array(observations)
  const expectedShortfall = new Float64Array(observations)
  for (let day = 0; day < observations; day++) {
    const forecast = model.forecast({ history: series.subarray(day, day + windowDays), confidence })
    valueAtRisk[day] = forecast.valueAtRisk
    expectedShortfall[day] = forecast.expectedShortfall
  }
  const profits = series.slice(windowDays)
  const counts = exceptionCounts(profits, valueAtRisk)
  const { failures, transitions, durations } = counts
  const base = { observations, confidence }
  const isPositive = expectedShortfall.every((it) => it > 0)
  return {
    model: model.name,
    ...base,
    counts,
    valueAtRisk,
    expectedShortfall,
    profits,
    tests: {
      proportion: kupiecProportion({ ...base, failures }),
      firstFailure: kupiecFirstFailure({ ...base, firstFailure: durations[0] ?? 'none' }),
      independence: christoffersenIndependence(transitions),
      coverage: christoffersenCoverage({ ...base, failures, transitions }),
      timeBetweenFailures: timeBetweenFailures({ ...base, durations }),
      timeBetweenFailuresIndependence: timeBetweenFailuresIndependence({ durations, confidence }),
      binomial: binomialTest({ ...base, failures }),
    },
    trafficLight: trafficLight({ ...base, failures }),
    shortfall: isPositive
      ? shortfallBacktest({ ...run, profits, valueAtRisk, expectedShortfall })
      : 'not-computable',
  }
}
