import { BaseError } from '@crossmargin/core'

/** No proxy of permitted size follows the book as closely as is asked. */
export class ProxyToleranceError extends BaseError {
  override name = 'ProxyToleranceError'

  constructor(parameters: {
    readonly underlying: number
    readonly boundUsd: number
    readonly toleranceUsd: number
    readonly cells: number
  }) {
    const { underlying, boundUsd, toleranceUsd, cells } = parameters
    super(
      `The proxy of underlying ${underlying} is bounded by ${boundUsd} USD in ${cells} cells, where ${toleranceUsd} is asked.`,
      {
        metaMessages: [
          'Options about to expire, or shocks of very different size, leave too sharp a bend for it.',
          'Raise `toleranceUsd`, narrow the ranges of the shocks, or use `revaluePaths`.',
        ],
      },
    )
  }
}
