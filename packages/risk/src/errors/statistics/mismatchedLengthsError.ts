import { BaseError } from '@crossmargin/core'

/** Two arrays that describe the same things differ in length. */
export class MismatchedLengthsError extends BaseError {
  override name = 'MismatchedLengthsError'

  constructor(parameters: {
    readonly what: string
    readonly length: number
    readonly expected: number
  }) {
    const { what, length, expected } = parameters
    super(`\`${what}\` has ${length} entries.`, {
      metaMessages: [
        `It needs exactly ${expected}, one for each entry of what it goes with.`,
        'Align the two by date or by factor before passing them.',
      ],
    })
  }
}
