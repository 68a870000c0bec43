import { at } from '../matrix/at.ts'
import { leastSquares } from './leastSquares.ts'
import { qlike } from './qlike.ts'
import {
  trailingMean,
  type VolatilityForecaster,
  type VolatilityHistory,
} from './volatilityForecaster.ts'

const month = 22
const penalties = [1e-4, 1e-3, 1e-2, 1e-1, 1]

/**
 * Makes a small trained forecaster: a ridge regression of the logarithm of tomorrow's variance.
 *
 * Its features are the logarithms of the variances of the day, the week and the month, the day's loss,
 * and whatever the history adds: funding, open interest, depth. Features are standardised on the
 * training data. The penalty is the best by QLIKE on the last quarter of the training data, and the
 * forecast is scaled so that realised over forecast averages one there, which turns the forecast of a
 * logarithm into one of a variance.
 *
 * It has no standing of its own: {@link selectForecast} admits it only where it beats HAR and GARCH out
 * of sample.
 */
export function createRidgeForecaster(): VolatilityForecaster {
  return {
    name: 'ridge',
    minimumObservations: 150,
    fit: (history) => {
      const n = history.returns.length
      const floor = 0.01 * trailingMean(history.realisedVariances, { end: n, window: n }) + 1e-300
      const rows: (readonly number[])[] = []
      const targets: number[] = []
      for (let t = month; t < n; t++) {
        rows.push(featuresAt(history, { end: t, floor }))
        targets.push(at(history.realisedVariances, t))
      }
      const split = Math.floor(rows.length * 0.75)
      const training = { rows: rows.slice(0, split), targets: targets.slice(0, split), floor }
      const losses = penalties.map((penalty) => {
        const forecast = train(training, penalty)
        return qlike(rows.slice(split).map(forecast), targets.slice(split))
      })
      const best = losses.indexOf(Math.min(...losses))
      const forecast = train({ rows, targets, floor }, penalties[best] as number)
      return (next) => forecast(featuresAt(next, { end: next.returns.length, floor }))
    },
  }
}

type Place = { readonly end: number; readonly floor: number }

function featuresAt(history: VolatilityHistory, { end, floor }: Place): readonly number[] {
  const { returns, realisedVariances, features = [] } = history
  const log = (window: number): number =>
    Math.log(trailingMean(realisedVariances, { end, window }) + floor)
  const loss = Math.max(0, -at(returns, end - 1)) / Math.sqrt(Math.exp(log(month)))
  return [log(1), log(5), log(month), loss, ...features.map((feature) => at(feature, end - 1))]
}

type Training = {
  readonly rows: readonly (readonly number[])[]
  readonly targets: readonly number[]
  readonly floor: number
}

function train(
  { rows, targets, floor }: Training,
  penalty: number,
): (row: readonly number[]) => number {
  const width = rows[0]?.length ?? 0
  const scales = Array.from({ length: width }, (_, i) => {
    const mean = rows.reduce((sum, row) => sum + at(row, i), 0) / rows.length
    const variance = rows.reduce((sum, row) => sum + (at(row, i) - mean) ** 2, 0) / rows.length
    // A feature that never moved says nothing; dividing by one leaves it at zero.
    return { mean, sd: variance > 0 ? Math.sqrt(variance) : 1 }
  })
  const standard = (row: readonly number[]): readonly number[] => [
    1,
    // Beyond four deviations a feature is clipped: a regression must not extrapolate into a margin.
    ...scales.map(({ mean, sd }, i) => Math.max(-4, Math.min(4, (at(row, i) - mean) / sd))),
  ]
  const regressors = rows.map(standard)
  const logs = targets.map((target) => Math.log(target + floor))
  const coefficients = leastSquares(regressors, { targets: logs, penalty })
  const raw = (row: readonly number[]): number =>
    Math.exp(row.reduce((sum, it, i) => sum + it * at(coefficients, i), 0))
  const ratio = regressors.reduce((sum, row, t) => sum + at(targets, t) / raw(row), 0) / rows.length
  const scale = ratio > 0 ? ratio : 1
  return (row) => scale * raw(standard(row))
}
