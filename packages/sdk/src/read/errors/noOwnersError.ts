import { BaseError } from '@crossmargin/core'

/** A portfolio of nobody was asked for. */
export class NoOwnersError extends BaseError {
  override name = 'NoOwnersError'

  constructor() {
    super('Whose portfolio? `owners` is empty.', {
      metaMessages: ['Give at least one address, and at most 100.'],
    })
  }
}
