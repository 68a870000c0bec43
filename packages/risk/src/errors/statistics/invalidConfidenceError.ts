import { BaseError } from '@crossmargin/core'

/** A confidence or probability is not inside (0, 1). */
export class InvalidConfidenceError extends BaseError {
  override name = 'InvalidConfidenceError'

  constructor(parameters: { readonly confidence: number }) {
    super(`A confidence of ${parameters.confidence} was given.`, {
      metaMessages: [
        'A confidence lies strictly between 0 and 1: 0.99 is 99 %.',
        'Divide percent by 100; a certain loss has no quantile.',
      ],
    })
  }
}
