import { type FitGarchOptions, fitGarch } from '../forecast/fitGarch.ts'
import { garchVariances } from '../forecast/garchRecursion.ts'
import { assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import type { QuantileConvention } from '../sample/quantilePosition.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'
import { gaussianShortfall } from '../shortfall/gaussianShortfall.ts'
import { historicalShortfall } from '../shortfall/historicalShortfall.ts'
import { modifiedShortfall } from '../shortfall/modifiedShortfall.ts'
import { filteredReturns } from '../var/filteredReturns.ts'
import { gaussianVar } from '../var/gaussianVar.ts'
import { historicalVar } from '../var/historicalVar.ts'
import { modifiedVar } from '../var/modifiedVar.ts'

/** A day's forecast of loss, positive, in the unit of the history. */
export type RiskForecast = { readonly valueAtRisk: number; readonly expectedShortfall: number }

/** What a model is asked: the profits known so far, oldest first, and the confidence. */
export type RiskModelQuestion = { readonly history: Float64Array; readonly confidence: number }

/** A model of tomorrow's loss that knows only what was seen before. */
export type RiskModel = {
  readonly name: string
  readonly forecast: (question: RiskModelQuestion) => RiskForecast
}

/** Makes the model that takes the history as the distribution. Convention `type-1` by default. */
export function createHistoricalModel(
  options: { readonly convention?: QuantileConvention } = {},
): RiskModel {
  return {
    name: 'historical',
    forecast: ({ history, confidence }) => ({
      valueAtRisk: historicalVar(history, { ...options, confidence }),
      expectedShortfall: historicalShortfall(history, { ...options, confidence }),
    }),
  }
}

/** Makes the model of normal profits with the mean and variance of the history. */
export function createGaussianModel(): RiskModel {
  return {
    name: 'gaussian',
    forecast: ({ history, confidence }) => {
      const { mean, variance } = sampleMoments(history, { denominator: 'n-1' })
      const parameters = { mean, standardDeviation: Math.sqrt(variance), confidence }
      return {
        valueAtRisk: gaussianVar(parameters),
        expectedShortfall: gaussianShortfall(parameters),
      }
    },
  }
}

/** Makes the model of Cornish and Fisher with the four moments of the history. */
export function createModifiedModel(): RiskModel {
  return {
    name: 'modified',
    forecast: ({ history, confidence }) => {
      const moments = sampleMoments(history)
      const standardDeviation = Math.sqrt(moments.variance)
      const parameters = { ...moments, standardDeviation, confidence }
      return {
        valueAtRisk: modifiedVar(parameters),
        expectedShortfall: modifiedShortfall(parameters),
      }
    },
  }
}

/** Makes the model of normal profits with an exponentially weighted variance about zero. */
export function createEwmaModel({ decay = 0.94 }: { readonly decay?: number } = {}): RiskModel {
  assertWithin('decay', decay, { above: 0, below: 1 })
  return {
    name: 'ewma',
    forecast: ({ history, confidence }) => {
      const variances = ewmaVariances(history, decay)
      const standardDeviation = Math.sqrt(at(variances, history.length))
      const parameters = { mean: 0, standardDeviation, confidence }
      return {
        valueAtRisk: gaussianVar(parameters),
        expectedShortfall: gaussianShortfall(parameters),
      }
    },
  }
}

/**
 * Makes the model of filtered history: the shape of the past at the volatility of an EWMA now.
 *
 * The first 20 days only start the filter and give no scenario.
 */
export function createFilteredModel({ decay = 0.94 }: { readonly decay?: number } = {}): RiskModel {
  assertWithin('decay', decay, { above: 0, below: 1 })
  return {
    name: 'filtered-historical',
    forecast: ({ history, confidence }) => {
      const variances = ewmaVariances(history, decay)
      // A stretch without any move has no volatility to scale by; a hair keeps it finite.
      const volatilities = variances.map((it) => Math.sqrt(Math.max(it, 1e-300)))
      const from = Math.min(20, history.length - 1)
      const scenarios = filteredReturns({
        returns: history.subarray(from),
        conditionalVolatilities: volatilities.subarray(from, history.length),
        forecastVolatility: at(volatilities, history.length),
      })
      return {
        valueAtRisk: historicalVar(scenarios, { confidence }),
        expectedShortfall: historicalShortfall(scenarios, { confidence }),
      }
    },
  }
}

/**
 * Makes the model of normal residuals under a GARCH fitted on the history.
 *
 * Fitting is what takes the time, so the backtest asks for a new fit only every so many questions.
 */
export function createGarchModel(
  options: FitGarchOptions & { readonly refitEvery?: number } = {},
): RiskModel {
  const { refitEvery = 21 } = options
  assertWithin('refitEvery', refitEvery, { lowest: 1 })
  let asked = 0
  let fitted: ReturnType<typeof fitGarch> | undefined
  return {
    name: options.model ?? 'garch',
    forecast: ({ history, confidence }) => {
      if (fitted === undefined || asked % refitEvery === 0) fitted = fitGarch(history, options)
      asked += 1
      const variances = garchVariances(history, fitted.parameters, fitted.presample)
      const standardDeviation = Math.sqrt(at(variances, history.length))
      const parameters = { mean: fitted.parameters.mean, standardDeviation, confidence }
      return {
        valueAtRisk: gaussianVar(parameters),
        expectedShortfall: gaussianShortfall(parameters),
      }
    },
  }
}

/** Variances before each observation and after the last, started from the first 20. */
function ewmaVariances(history: Float64Array, decay: number): Float64Array {
  const start = history.subarray(0, 20)
  const variances = new Float64Array(history.length + 1)
  variances[0] = start.reduce((sum, it) => sum + it * it, 0) / Math.max(1, start.length)
  for (let t = 0; t < history.length; t++) {
    variances[t + 1] = decay * at(variances, t) + (1 - decay) * at(history, t) ** 2
  }
  return variances
}
