import { BaseError } from '@crossmargin/core'

/** A matrix is not square, or not symmetric. */
export class InvalidMatrixError extends BaseError {
  override name = 'InvalidMatrixError'

  constructor(parameters: { readonly what: string; readonly found: string }) {
    const { what, found } = parameters
    super(`\`${what}\` ${found}.`, {
      metaMessages: [
        'A covariance or correlation matrix is square and symmetric to 1e-10 of its largest entry.',
        'Check the order of factors; average the two halves if they differ by rounding.',
      ],
    })
  }
}
