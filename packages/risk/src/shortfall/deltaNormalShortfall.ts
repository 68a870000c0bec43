import { assertConfidence } from '../matrix/assertWithin.ts'
import {
  type AllocatedRisk,
  allocateDeviations,
  type DeltaNormalParameters,
} from '../var/deltaNormalVar.ts'
import { gaussianTailDeviations } from './gaussianShortfall.ts'

/**
 * States the expected shortfall of linear positions in jointly normal factors, and its allocation.
 *
 *     ES = √(δᵀΣδ) · φ(z_c)/(1 − c) − δᵀμ
 *
 * @throws InvalidConfidenceError, MismatchedLengthsError, NonFiniteValueError, InvalidMatrixError
 * @throws NotPositiveSemidefiniteError where the book's variance is negative.
 */
export function deltaNormalShortfall(parameters: DeltaNormalParameters): AllocatedRisk {
  assertConfidence(parameters.confidence)
  return allocateDeviations(parameters, gaussianTailDeviations(parameters.confidence))
}
