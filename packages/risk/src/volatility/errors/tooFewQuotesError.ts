import { BaseError } from '@crossmargin/core'

/** There are fewer quotes than a fit has parameters. */
export class TooFewQuotesError extends BaseError {
  override name = 'TooFewQuotesError'

  constructor(parameters: { readonly quotes: number; readonly least: number }) {
    super(`A fit was asked for with ${parameters.quotes} quotes.`, {
      metaMessages: [
        `At least ${parameters.least} at different strikes are needed, one a parameter.`,
        'Add quotes, or fit SSVI over all expiries, which has three parameters for all of them.',
      ],
    })
  }
}
