import { BaseError } from '@crossmargin/core'

/** More owners than one reading asks nodes about. */
export class TooManyOwnersError extends BaseError {
  override name = 'TooManyOwnersError'

  constructor(parameters: { readonly count: number; readonly maximum: number }) {
    const { count, maximum } = parameters
    super(`${count} owners are more than the ${maximum} that one portfolio may have.`, {
      metaMessages: [
        `Read them in groups of ${maximum}, or run an index and ask its GraphQL endpoint.`,
      ],
    })
  }
}
