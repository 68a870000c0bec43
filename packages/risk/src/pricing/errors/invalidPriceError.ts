import { BaseError } from '@crossmargin/core'

/** A spot, forward, strike or discount factor is outside the range where a price exists. */
export class InvalidPriceError extends BaseError {
  override name = 'InvalidPriceError'

  constructor(parameters: {
    readonly argument: string
    readonly price: number
    readonly bound: '>= 0' | '> 0'
  }) {
    const { argument, price, bound } = parameters
    super(`\`${argument}\` is ${price}.`, {
      metaMessages: [
        `It has to be a finite number ${bound}.`,
        'Correct it at its source; a price that is not known is a gap, not a zero.',
      ],
    })
  }
}
