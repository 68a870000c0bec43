import { BaseError } from '@crossmargin/core'
import { rpcFailure } from './rpc/rpcFailure.ts'

/** A node gives so few logs at a time that asking it for all of them would take too many requests. */
export class LogRangeError extends BaseError {
  override name = 'LogRangeError'

  constructor(parameters: {
    /** Blocks that were still to be asked for. */
    readonly blocks: number
    /** What the node refused last. */
    readonly refusedBlocks: number
    readonly maximumRequests: number
    readonly cause: unknown
  }) {
    const { blocks, refusedBlocks, maximumRequests, cause } = parameters
    // The cause is named and not attached: its own text holds the URL.
    super(
      `The node refuses logs of ${refusedBlocks} blocks at once (${rpcFailure(cause)}), and ${blocks} blocks would take more than ${maximumRequests} requests.`,
      { metaMessages: ['Use a node without that limit, or index the chain once.'] },
    )
  }
}
