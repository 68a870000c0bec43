import { BaseError } from '@crossmargin/core'

/** Two lists that belong together, item by item, differ in length. */
export class LengthMismatchError extends BaseError {
  override name = 'LengthMismatchError'

  constructor(parameters: {
    readonly argument: string
    readonly length: number
    readonly expected: number
  }) {
    const { argument, length, expected } = parameters
    super(`\`${argument}\` has ${length} items where ${expected} belong.`, {
      metaMessages: [
        'All lists of one call have one length: item i of each is the same contract.',
        'Fill in what is missing or drop what is too much before the call.',
      ],
    })
  }
}
