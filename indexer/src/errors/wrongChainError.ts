import { redactUrl } from '@crossmargin/adapters'
import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** A node answers for another chain than the configuration says. */
export class WrongChainError extends OperatingError {
  override name = 'WrongChainError'

  constructor(parameters: {
    readonly chain: string
    readonly url: string
    readonly askedChainId: number
    readonly answeredChainId: number
  }) {
    const { chain, url, askedChainId, answeredChainId } = parameters
    super(
      `Chain ${chain}: asked for chain id ${askedChainId}, but ${redactUrl(url)} serves chain id ${answeredChainId}.`,
      {
        exitCode: exitCodes.usage,
        metaMessages: [
          `Put a node of chain ${askedChainId} into chains.${chain}.rpc, or correct chains.${chain}.id.`,
        ],
      },
    )
  }
}
