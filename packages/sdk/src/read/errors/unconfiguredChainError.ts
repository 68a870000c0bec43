import { BaseError } from '@crossmargin/core'

/** A deployment is on a chain that nothing was given to reach. */
export class UnconfiguredChainError extends BaseError {
  override name = 'UnconfiguredChainError'

  constructor(parameters: {
    readonly venue: string
    readonly chainId: number
    readonly chainIds: readonly number[]
  }) {
    const { venue, chainId, chainIds } = parameters
    super(`A deployment of ${venue} is on chain ${chainId}, which is not among the chains.`, {
      metaMessages: [
        `The chains are: ${chainIds.length === 0 ? 'none' : chainIds.join(', ')}.`,
        `Add chain ${chainId} to them, or take the deployment out.`,
      ],
    })
  }
}
