import { BaseError } from '@crossmargin/core'

/** Another process writes to the store already. There is one writer, always. */
export class StoreLockedError extends BaseError {
  override name = 'StoreLockedError'

  constructor(parameters: { readonly path: string; readonly holder: string }) {
    super(`The store at "${parameters.path}" already has a writer: ${parameters.holder}.`, {
      metaMessages: [
        'One process writes to a store; any number may read from it.',
        'Stop that process, or give this one another database path. Nothing has to be deleted: the lock ends with the process that holds it.',
      ],
    })
  }
}
