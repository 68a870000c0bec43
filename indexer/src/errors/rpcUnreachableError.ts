import { redactUrl, rpcFailure } from '@crossmargin/adapters'
import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** None of a chain's nodes answers. Shows their hosts; keys sit in paths and queries. */
export class RpcUnreachableError extends OperatingError {
  override name = 'RpcUnreachableError'
  readonly chain: string

  constructor(parameters: {
    readonly chain: string
    readonly urls: readonly string[]
    /** The error of the last one tried. */
    readonly cause: unknown
  }) {
    const { chain, urls, cause } = parameters
    // The cause is named and not attached: its own text holds the whole URL.
    super(
      `Chain ${chain}: no answer from ${urls.map(redactUrl).join(', ')} (${rpcFailure(cause)}).`,
      {
        exitCode: exitCodes.rpc,
        retryable: true,
        metaMessages: [`Check that the node runs, or put another URL into chains.${chain}.rpc.`],
      },
    )
    this.chain = chain
  }
}
