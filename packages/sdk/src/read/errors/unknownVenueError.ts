import { BaseError } from '@crossmargin/core'

/** A deployment is of a venue that no adapter is of. */
export class UnknownVenueError extends BaseError {
  override name = 'UnknownVenueError'

  constructor(parameters: { readonly venue: string; readonly venues: readonly string[] }) {
    const { venue, venues } = parameters
    super(`There is no adapter of the venue ${JSON.stringify(venue)}.`, {
      metaMessages: [
        `The venues are: ${venues.length === 0 ? 'none' : venues.join(', ')}.`,
        'Correct the name, or give an adapter of the venue in `adapters`.',
      ],
    })
  }
}
