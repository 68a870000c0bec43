import { type Address, BaseError } from '@crossmargin/core'

/** The root address given is no Morpho singleton of the chain. */
export class NotMorphoError extends BaseError {
  override name = 'NotMorphoError'

  constructor(parameters: { readonly chainId: number; readonly root: Address }) {
    super(`${parameters.root} is not a Morpho singleton on chain ${parameters.chainId}.`, {
      metaMessages: [
        'Its DOMAIN_SEPARATOR() is not that of a Morpho contract at this address of this chain.',
        'Give the address of the Morpho contract itself, not of a vault, market or bundler.',
      ],
    })
  }
}
