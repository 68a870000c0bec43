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
        'New tables and new columns that may be null are added in place; for every other change the rows are built again from the stored logs.',
        'Run `crossmargin start` or `crossmargin replay` with this version: it does so, and keeps the logs; or run the version that wrote the store.',
      ],
    })
  }
}
