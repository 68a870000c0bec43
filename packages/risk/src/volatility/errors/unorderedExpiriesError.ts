import { BaseError } from '@crossmargin/core'

/** The expiries of a surface do not rise. */
export class UnorderedExpiriesError extends BaseError {
  override name = 'UnorderedExpiriesError'

  constructor(parameters: {
    readonly index: number
    readonly timeYears: number
    readonly before: number
  }) {
    const { index, timeYears, before } = parameters
    super(`Slice ${index} expires at ${timeYears} years, after one at ${before}.`, {
      metaMessages: [
        'Times to expiry have to rise strictly from slice to slice, and there is at least one slice.',
        'Sort the slices by time and merge those of one expiry.',
      ],
    })
  }
}
