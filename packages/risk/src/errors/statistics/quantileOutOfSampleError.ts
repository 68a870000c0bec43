import { BaseError } from '@crossmargin/core'

/** A quantile convention that does not extrapolate was asked for a level beyond its sample. */
export class QuantileOutOfSampleError extends BaseError {
  override name = 'QuantileOutOfSampleError'

  constructor(parameters: {
    readonly probability: number
    readonly observations: number
    readonly convention: string
  }) {
    const { probability, observations, convention } = parameters
    super(
      `Level ${probability} is beyond ${observations} observations under convention "${convention}".`,
      {
        metaMessages: [
          'Its index lies below the first or above the last observation.',
          'Give more observations, or `beyond: "extrapolate"` to take the outermost one.',
        ],
      },
    )
  }
}
