import { type Address, BaseError } from '@crossmargin/core'

/** A view that the Morpho contract always answers was not answered. */
export class MorphoViewError extends BaseError {
  override name = 'MorphoViewError'

  constructor(parameters: { readonly address: Address; readonly functionName: string }) {
    super(`${parameters.address} does not answer ${parameters.functionName}() as Morpho does.`, {
      metaMessages: [
        'Check that the root is the Morpho contract, and that the node has the block.',
      ],
    })
  }
}
