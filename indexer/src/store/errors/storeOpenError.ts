import { BaseError } from '@crossmargin/core'

/** The store could not be opened where it was said to be. */
export class StoreOpenError extends BaseError {
  override name = 'StoreOpenError'

  constructor(parameters: {
    readonly path: string
    readonly reason: string
    readonly remedy: string
    readonly cause?: unknown
  }) {
    super(`The store at "${parameters.path}" could not be opened: ${parameters.reason}.`, {
      metaMessages: [parameters.remedy],
      ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
    })
  }
}
