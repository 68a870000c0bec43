import { BaseError } from '@crossmargin/core'

/** A rank or tail is asked for that a list does not have. */
export class InvalidRankError extends BaseError {
  override name = 'InvalidRankError'

  constructor(parameters: {
    readonly argument: string
    readonly rank: number
    readonly least: number
    readonly most: number
  }) {
    const { argument, rank, least, most } = parameters
    super(`\`${argument}\` is ${rank}.`, {
      metaMessages: [
        most < least
          ? 'The list is empty and has no ranks.'
          : `It has to be a whole number from ${least} to ${most}, which the list's length sets.`,
        'Give more observations or ask for a rank within them.',
      ],
    })
  }
}
