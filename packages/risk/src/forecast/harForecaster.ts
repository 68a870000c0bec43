import { at } from '../matrix/at.ts'
import { leastSquares } from './leastSquares.ts'
import {
  trailingMean,
  type VolatilityForecaster,
  type VolatilityHistory,
} from './volatilityForecaster.ts'

/** Windows of the HAR model in days; markets that never close take 7 and 30 as well. */
export type HarWindows = { readonly week: number; readonly month: number }

/**
 * Makes a HAR-RV forecaster: tomorrow's variance from those of the day, the week and the month.
 *
 *     x_{t+1} = b0 + b1·x_t + b2·mean(x over the week) + b3·mean(x over the month)
 *
 * Fitted by least squares. A forecast below a hundredth of the mean is raised to it, because a linear
 * model can fall below zero and a variance cannot.
 *
 * @param windows 5 and 22 trading days unless told otherwise.
 * @see F. Corsi, A Simple Approximate Long-Memory Model of Realized Volatility (2009)
 */
export function createHarForecaster(
  windows: HarWindows = { week: 5, month: 22 },
): VolatilityForecaster {
  const rowAt = (variances: ArrayLike<number>, end: number): readonly number[] => [
    1,
    at(variances, end - 1),
    trailingMean(variances, { end, window: windows.week }),
    trailingMean(variances, { end, window: windows.month }),
  ]
  return {
    name: 'har',
    minimumObservations: windows.month + 20,
    fit: ({ realisedVariances }: VolatilityHistory) => {
      const rows: (readonly number[])[] = []
      const targets: number[] = []
      for (let t = windows.month; t < realisedVariances.length; t++) {
        rows.push(rowAt(realisedVariances, t))
        targets.push(at(realisedVariances, t))
      }
      const mean = targets.reduce((sum, it) => sum + it, 0) / targets.length
      // A hair of ridge keeps a quiet sample, whose windows are equal, from being singular.
      const coefficients = leastSquares(rows, { targets, penalty: 1e-10 * mean * mean + 1e-300 })
      return (history) => {
        const row = rowAt(history.realisedVariances, history.realisedVariances.length)
        const forecast = row.reduce((sum, it, i) => sum + it * at(coefficients, i), 0)
        return Math.max(forecast, 0.01 * mean, 1e-300)
      }
    },
  }
}
