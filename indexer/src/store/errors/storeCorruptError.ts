import { BaseError } from '@crossmargin/core'

/** The store's file is damaged, or is no store at all. */
export class StoreCorruptError extends BaseError {
  override name = 'StoreCorruptError'

  constructor(parameters: {
    readonly path: string
    readonly reason: string
    readonly cause?: unknown
  }) {
    super(`The store at "${parameters.path}" cannot be trusted: ${parameters.reason}.`, {
      metaMessages: [
        'Move the file and its -wal and -shm companions aside, then restore a backup or index again.',
      ],
      ...(parameters.cause === undefined ? {} : { cause: parameters.cause }),
    })
  }
}
