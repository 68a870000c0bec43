import { BaseError, type Hex } from '@crossmargin/core'

/** A log speaks of a market that no log created. The log is at fault, or one before it is missing. */
export class UnknownMarketError extends BaseError {
  override name = 'UnknownMarketError'

  constructor(parameters: { readonly marketId: Hex }) {
    super(`Morpho market ${parameters.marketId} was never created.`)
  }
}
