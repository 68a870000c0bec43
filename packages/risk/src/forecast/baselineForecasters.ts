import { assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { type FitGarchOptions, fitGarch } from './fitGarch.ts'
import { garchVariances } from './garchRecursion.ts'
import type { VolatilityForecaster } from './volatilityForecaster.ts'

/**
 * Makes an EWMA forecaster over realised variances: h_{t+1} = λ·h_t + (1 − λ)·x_t.
 *
 * @param options decay λ in (0, 1), 0.94 unless told otherwise.
 * @throws ParameterOutOfRangeError
 */
export function createEwmaForecaster({
  decay = 0.94,
}: {
  readonly decay?: number
} = {}): VolatilityForecaster {
  assertWithin('decay', decay, { above: 0, below: 1 })
  return {
    name: 'ewma',
    minimumObservations: 20,
    fit: () => (history) => {
      const { realisedVariances } = history
      const from = Math.min(20, realisedVariances.length)
      let variance = 0
      for (let t = 0; t < from; t++) variance += at(realisedVariances, t) / from
      for (let t = from; t < realisedVariances.length; t++) {
        variance = decay * variance + (1 - decay) * at(realisedVariances, t)
      }
      return Math.max(variance, 1e-300)
    },
  }
}

/** Makes a GARCH(1,1) forecaster, or a GJR one. @see fitGarch */
export function createGarchForecaster(options: FitGarchOptions = {}): VolatilityForecaster {
  return {
    name: options.model ?? 'garch',
    minimumObservations: 100,
    fit: ({ returns }) => {
      const { parameters } = fitGarch(returns, options)
      return (history) => {
        const variances = garchVariances(history.returns, parameters, options.presample)
        return at(variances, variances.length - 1)
      }
    },
  }
}
