import { BaseError, type Hex } from '@crossmargin/core'

/** At that block, the chain has no Multicall3: nothing there can be read in one request. */
export class MulticallMissingError extends BaseError {
  override name = 'MulticallMissingError'

  constructor(parameters: { readonly address: Hex; readonly blockHash: Hex }) {
    const { address, blockHash } = parameters
    super(`Multicall3 is not at ${address} in block ${blockHash}.`, {
      metaMessages: ['Ask for a later block, or deploy Multicall3 there if the chain is your own.'],
    })
  }
}
