import { BaseError } from '@crossmargin/core'

/** The disk refused a write. The whole transaction was undone; what was stored before still is. */
export class StoreWriteError extends BaseError {
  override name = 'StoreWriteError'

  constructor(parameters: {
    readonly path: string
    readonly code: string
    readonly cause: unknown
  }) {
    super(`The store at "${parameters.path}" could not be written (${parameters.code}).`, {
      metaMessages: [
        'Nothing of the batch was kept and nothing older was lost; the same batch may be tried again.',
        'Check the free space and the health of the disk, and that no other program holds the file.',
      ],
      cause: parameters.cause,
      retryable: true,
    })
  }
}
