import { BaseError } from '@crossmargin/core'

/** No volatility reproduces the price of an option: it is outside the no-arbitrage bounds. */
export class PriceOutsideBoundsError extends BaseError {
  override name = 'PriceOutsideBoundsError'

  constructor(parameters: {
    readonly type: 'call' | 'put'
    readonly value: number
    readonly lowest: number
    readonly highest: number
  }) {
    const { type, value, lowest, highest } = parameters
    super(`A ${type} at ${value} has no implied volatility.`, {
      metaMessages: [
        `Without arbitrage its value lies in [${lowest}, ${highest}), discounted.`,
        'Check that price, forward and discount factor are of one moment, or drop the quote.',
      ],
    })
  }
}
