import { BaseError } from '@crossmargin/core'

/** A convention of the money does not exist under a convention of delta. */
export class ConventionMismatchError extends BaseError {
  override name = 'ConventionMismatchError'

  constructor(parameters: { readonly atm: string; readonly convention: string }) {
    super(`At-the-money "${parameters.atm}" has no meaning for ${parameters.convention} deltas.`, {
      metaMessages: [
        'Only forward deltas of call and put add to 1, so only they can both be one half.',
        'Take the forward delta, or the `delta-neutral` strike.',
      ],
    })
  }
}
