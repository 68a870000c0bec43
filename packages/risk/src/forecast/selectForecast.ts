import { EmptyHistoryError } from '../errors/statistics/emptyHistoryError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { assertLength, assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { qlike } from './qlike.ts'
import type { VolatilityForecaster, VolatilityHistory } from './volatilityForecaster.ts'

/** A model that may be chosen. */
export type ForecastCandidate = {
  readonly forecaster: VolatilityForecaster
  /** Names of models it has to beat to be admitted at all; none unless told otherwise. */
  readonly mustBeat?: readonly string[]
}

/** The user's own data, and how the models are tried on it. */
export type SelectForecastParameters = {
  readonly candidates: readonly ForecastCandidate[]
  readonly history: Omit<VolatilityHistory, 'realisedVariances'> & {
    /** Squared returns where left out. */
    readonly realisedVariances?: ArrayLike<number>
  }
  /** Observations before the first forecast; half of them unless told otherwise. */
  readonly warmUp?: number
  /** Days between fits; 21 unless told otherwise. */
  readonly refitEvery?: number
}

/** How a model did out of sample. */
export type ForecastScore = {
  readonly name: string
  readonly qlike: number
  /** Whether it beat those it had to beat. */
  readonly isAdmitted: boolean
  /** Forecasts of the days tried, oldest first. */
  readonly forecasts: Float64Array
}

/** The model to use, its forecast for tomorrow, and how all did. */
export type ForecastSelection = {
  readonly chosen: string
  /** Variance of the day after the history, fitted on all of it. */
  readonly nextVariance: number
  /** Best first. */
  readonly scores: readonly ForecastScore[]
  readonly evaluatedDays: number
}

/**
 * Chooses a volatility model by QLIKE out of sample, on the user's own data.
 *
 * Each day after the warm-up is forecast from the days before it alone; models are fitted again every
 * so often on all of those. The lowest QLIKE among the admitted wins.
 *
 * @throws EmptyHistoryError where there is no candidate, none is admitted, or too little history.
 * @throws MismatchedLengthsError, NonFiniteValueError, ParameterOutOfRangeError
 */
export function selectForecast(parameters: SelectForecastParameters): ForecastSelection {
  const { candidates, refitEvery = 21 } = parameters
  const history = complete(parameters.history)
  const n = history.returns.length
  const needed = Math.max(...candidates.map(({ forecaster }) => forecaster.minimumObservations), 2)
  const { warmUp = Math.max(needed, Math.floor(n / 2)) } = parameters
  assertWithin('warmUp', warmUp, { lowest: needed })
  assertWithin('refitEvery', refitEvery, { lowest: 1 })
  if (n <= warmUp)
    throw new EmptyHistoryError({ series: 'returns', observations: n, minimum: warmUp + 1 })
  const realised = Float64Array.from({ length: n - warmUp }, (_, i) =>
    at(history.realisedVariances, warmUp + i),
  )
  const tried = candidates.map(({ forecaster, mustBeat = [] }) => {
    const forecasts = walk(forecaster, { history, warmUp, refitEvery })
    return { forecaster, mustBeat, forecasts, loss: qlike(forecasts, realised) }
  })
  const lossOf = new Map(tried.map(({ forecaster, loss }) => [forecaster.name, loss]))
  const ranked = tried
    .map((it) => ({
      ...it,
      isAdmitted: it.mustBeat.every((rival) => it.loss < (lossOf.get(rival) ?? -Infinity)),
    }))
    .sort((a, b) => a.loss - b.loss)
  const chosen = ranked.find(({ isAdmitted }) => isAdmitted)
  if (chosen === undefined) {
    throw new EmptyHistoryError({ series: 'admitted candidates', observations: 0, minimum: 1 })
  }
  return {
    chosen: chosen.forecaster.name,
    nextVariance: chosen.forecaster.fit(history)(history),
    scores: ranked.map(({ forecaster, loss, isAdmitted, forecasts }) => ({
      name: forecaster.name,
      qlike: loss,
      isAdmitted,
      forecasts,
    })),
    evaluatedDays: realised.length,
  }
}

function complete(history: SelectForecastParameters['history']): VolatilityHistory {
  const { returns, features = [] } = history
  assertSeries(returns, { series: 'returns', minimum: 1 })
  const realisedVariances = history.realisedVariances ?? Float64Array.from(returns, (it) => it * it)
  assertLength('realisedVariances', realisedVariances, returns.length)
  for (const feature of features) {
    assertLength('features', feature, returns.length)
    assertSeries(feature, { series: 'features', minimum: 1 })
  }
  return { returns, realisedVariances, features }
}

type Walk = {
  readonly history: VolatilityHistory
  readonly warmUp: number
  readonly refitEvery: number
}

function walk(
  forecaster: VolatilityForecaster,
  { history, warmUp, refitEvery }: Walk,
): Float64Array {
  const n = history.returns.length
  const forecasts = new Float64Array(n - warmUp)
  let forecast = forecaster.fit(upTo(history, warmUp))
  for (let t = warmUp; t < n; t++) {
    const known = upTo(history, t)
    if (t > warmUp && (t - warmUp) % refitEvery === 0) forecast = forecaster.fit(known)
    forecasts[t - warmUp] = forecast(known)
  }
  return forecasts
}

/** The history as it was known after `end` days; a view where the arrays allow one. */
function upTo(
  { returns, realisedVariances, features = [] }: VolatilityHistory,
  end: number,
): VolatilityHistory {
  const cut = (values: ArrayLike<number>): ArrayLike<number> =>
    values instanceof Float64Array ? values.subarray(0, end) : Array.from(values).slice(0, end)
  return {
    returns: cut(returns),
    realisedVariances: cut(realisedVariances),
    features: features.map(cut),
  }
}
