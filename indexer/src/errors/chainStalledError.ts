import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** A chain that stopped being indexed without a word, twice: the process is no longer to be trusted. */
export class ChainStalledError extends OperatingError {
  override name = 'ChainStalledError'

  constructor(parameters: {
    readonly chain: string
    readonly seconds: number
    readonly headNumber: number | undefined
    readonly nodesHeadNumber: number | undefined
  }) {
    const { chain, seconds, headNumber, nodesHeadNumber } = parameters
    const at = headNumber === undefined ? 'before its first block' : `at block ${headNumber}`
    super(
      `Chain ${chain} has stood still ${at} for ${seconds} seconds although its nodes are at block ${nodesHeadNumber ?? 'unknown'}, and beginning it anew did not help.`,
      {
        exitCode: exitCodes.partial,
        metaMessages: [
          'Start the program again: it goes on from the last committed block. If this comes back, start it with log: { level: "debug" } and report what it says.',
        ],
      },
    )
  }
}
