import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/** A chain that follows watched owners began with views, which stored logs cannot stand in for. */
export class ReplayWatchedError extends OperatingError {
  override name = 'ReplayWatchedError'

  constructor(parameters: { readonly chainId: number; readonly watchedFromNumber: number }) {
    const { chainId, watchedFromNumber } = parameters
    super(
      `Chain ${chainId} follows watched owners since block ${watchedFromNumber}: it began with what views said there, so stored logs alone cannot build it.`,
      {
        exitCode: exitCodes.usage,
        metaMessages: [
          'Nothing was changed. `crossmargin verify` compares such a chain with its node; where an adapter has changed, `crossmargin start` begins it anew within seconds.',
        ],
      },
    )
  }
}
