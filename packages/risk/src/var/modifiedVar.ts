import { assertWithin } from '../matrix/assertWithin.ts'
import { cornishFisherQuantile } from './cornishFisherQuantile.ts'
import type { GaussianParameters } from './gaussianVar.ts'

/** Four moments of a profit, and the confidence asked for. */
export type ModifiedParameters = GaussianParameters & {
  readonly skewness: number
  readonly excessKurtosis: number
}

/**
 * States the modified value at risk: the Cornish-Fisher quantile at the moments of the profit.
 *
 *     mVaR = −(mean + h · standardDeviation)
 *
 * @returns the loss, positive.
 * @throws InvalidConfidenceError, ParameterOutOfRangeError
 * @see L. Favre and J. A. Galeano, Mean-Modified Value-at-Risk Optimization with Hedge Funds (2002)
 */
export function modifiedVar(parameters: ModifiedParameters): number {
  const { mean, standardDeviation, confidence, skewness, excessKurtosis } = parameters
  assertWithin('mean', mean, {})
  assertWithin('standardDeviation', standardDeviation, { lowest: 0 })
  const probability = 1 - confidence
  const h = cornishFisherQuantile({ probability, skewness, excessKurtosis })
  return -(mean + h * standardDeviation)
}
