import { BaseError } from '@crossmargin/core'

/** A client does not say which chain it is of, so no deployment can be looked for on it. */
export class ChainlessClientError extends BaseError {
  override name = 'ChainlessClientError'

  constructor(parameters: { readonly index: number }) {
    super(`clients[${parameters.index}] has no chain.`, {
      metaMessages: [
        'Create it with one: `createClient({ chain: mainnet, transport: http() })`, with a chain of `viem/chains`.',
      ],
    })
  }
}
