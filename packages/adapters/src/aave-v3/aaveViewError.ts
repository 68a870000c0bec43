import { type Address, BaseError } from '@crossmargin/core'

/** A view that every Aave v3 pool answers did not answer. */
export class AaveViewError extends BaseError {
  override name = 'AaveViewError'

  constructor(parameters: { readonly address: Address; readonly functionName: string }) {
    super(`${parameters.functionName}() of ${parameters.address} did not answer.`, {
      metaMessages: [
        'The root must be the PoolAddressesProvider of an Aave v3 market on this chain, and the block one at which it was deployed.',
        'Check the address and chain in the configuration against the Aave address book.',
      ],
    })
  }
}
