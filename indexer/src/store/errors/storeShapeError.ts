import { BaseError } from '@crossmargin/core'

/** A venue's tables in the store are not those of its adapter, and cannot be made so in place. */
export class StoreShapeError extends BaseError {
  override name = 'StoreShapeError'

  constructor(parameters: {
    readonly path: string
    readonly table: string
    readonly difference: string
  }) {
    const { path, table, difference } = parameters
    super(`Table "${table}" of the store at "${path}" does not fit its adapter: ${difference}.`, {
      metaMessages: [
        'New tables and new columns that may be null are added in place; every other change needs the rows built again.',
        'Replay into a new store, or run the version of crossmargin that wrote this one.',
      ],
    })
  }
}
