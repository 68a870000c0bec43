import { BaseError } from '@crossmargin/core'

/** The funding of a perpetual does not tie its price to the spot. */
export class NoFundingAnchorError extends BaseError {
  override name = 'NoFundingAnchorError'

  constructor(parameters: { readonly quantity: string; readonly value: number }) {
    super(`${parameters.quantity} is ${parameters.value}.`, {
      metaMessages: [
        'It has to be > 0: otherwise funding is too weak against the carry and no finite price is fair.',
        'Check the signs: the funding rate is what a holder pays per unit of premium, per interval.',
      ],
    })
  }
}
