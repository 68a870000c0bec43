import { BaseError } from '@crossmargin/core'

/** A stream of updates ended though nobody stopped it: the server went away, or fell silent. */
export class StreamEndedError extends BaseError {
  override name = 'StreamEndedError'

  constructor(parameters: {
    readonly url: string
    readonly reason: string
    readonly cause?: unknown
  }) {
    super(`The stream of updates from ${parameters.url} ended: ${parameters.reason}.`, {
      metaMessages: ['It is opened again where it ended; nothing is missed.'],
      retryable: true,
      ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
    })
  }
}
