import { BaseError } from '@crossmargin/core'

/** No answer came from the crossmargin server: it is down, or the network between is. */
export class ServerUnreachableError extends BaseError {
  override name = 'ServerUnreachableError'

  constructor(parameters: { readonly url: string; readonly cause?: unknown }) {
    super(`No answer from the crossmargin server at ${parameters.url}.`, {
      metaMessages: ['Check that it runs (`crossmargin start`) and that the address is right.'],
      retryable: true,
      ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
    })
  }
}
