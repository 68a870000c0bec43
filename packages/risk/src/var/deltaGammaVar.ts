import { type DeltaGammaParameters, deltaGammaMoments } from './deltaGammaMoments.ts'
import { gaussianVar } from './gaussianVar.ts'
import { modifiedVar } from './modifiedVar.ts'

/** A quadratic book and the confidence asked for. */
export type DeltaGammaVarParameters = DeltaGammaParameters & { readonly confidence: number }

/**
 * States the value at risk of a quadratic profit taken as normal with its own mean and variance.
 *
 *     VaR = −(κ1 − z_c · √κ2)
 *
 * @returns the loss, positive.
 * @throws InvalidConfidenceError and what {@link deltaGammaMoments} throws.
 * @see RiskMetrics Technical Document (1996), 6.3.3
 */
export function deltaGammaNormalVar(parameters: DeltaGammaVarParameters): number {
  const { mean, standardDeviation } = deltaGammaMoments(parameters)
  return gaussianVar({ mean, standardDeviation, confidence: parameters.confidence })
}

/**
 * States the value at risk of a quadratic profit by its first four moments.
 *
 * @returns the loss, positive.
 * @throws InvalidConfidenceError and what {@link deltaGammaMoments} throws.
 * @see cornishFisherQuantile
 */
export function deltaGammaCornishFisherVar(parameters: DeltaGammaVarParameters): number {
  return modifiedVar({ ...deltaGammaMoments(parameters), confidence: parameters.confidence })
}
