import { BaseError } from '@crossmargin/core'

/** A node answers for another chain. Never leaves the package: it becomes a gap. */
export class OtherChainError extends BaseError {
  override name = 'OtherChainError'

  constructor(parameters: { readonly chainId: number; readonly answeredChainId: number }) {
    const { chainId, answeredChainId } = parameters
    super(`asked for chain id ${chainId}, but its node serves chain id ${answeredChainId}`)
  }
}
