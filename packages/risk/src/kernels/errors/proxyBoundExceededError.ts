import { BaseError } from '@crossmargin/core'

/** A path revalued in full lies farther from the proxy than the proxy's bound permits. */
export class ProxyBoundExceededError extends BaseError {
  override name = 'ProxyBoundExceededError'

  constructor(parameters: {
    readonly path: number
    readonly deviationUsd: number
    readonly boundUsd: number
  }) {
    const { path, deviationUsd, boundUsd } = parameters
    super(
      `On path ${path} the proxy is ${deviationUsd} USD off, where at most ${boundUsd} was stated.`,
      {
        metaMessages: [
          'Its figures cannot be relied upon, or the book is not the one it was made from.',
          'Make the proxy again from this book with a smaller `toleranceUsd`, or use `revaluePaths`.',
        ],
      },
    )
  }
}
