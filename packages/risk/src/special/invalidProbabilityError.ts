import { BaseError } from '@crossmargin/core'

/** A number that has to be a probability strictly between 0 and 1 is none. */
export class InvalidProbabilityError extends BaseError {
  override name = 'InvalidProbabilityError'

  constructor(parameters: { readonly argument: string; readonly probability: number }) {
    super(`\`${parameters.argument}\` is ${parameters.probability}.`, {
      metaMessages: [
        'A probability lies in (0, 1), both ends excluded: their quantiles are infinite.',
        'Give 0.975 for 97.5 %; percent are divided by 100.',
      ],
    })
  }
}
