import { BaseError } from '@crossmargin/core'

/** A chain was given twice: there would be two blocks of it, and no one as-of. */
export class RepeatedChainError extends BaseError {
  override name = 'RepeatedChainError'

  constructor(parameters: { readonly chainId: number }) {
    super(`Chain ${parameters.chainId} is given more than once.`, {
      metaMessages: [
        'Give each chain one client; one with a fallback transport asks several nodes.',
      ],
    })
  }
}
