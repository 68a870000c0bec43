import { BaseError } from '@crossmargin/core'

/** A sample does not vary, so that a shape or a scale cannot be told from it. */
export class DegenerateSampleError extends BaseError {
  override name = 'DegenerateSampleError'

  constructor(parameters: { readonly series: string; readonly variance: number }) {
    const { series, variance } = parameters
    super(`\`${series}\` has variance ${variance}.`, {
      metaMessages: [
        'A variance above 0 is needed: standardising by zero has no meaning.',
        'Check for a price that is stale or pegged by construction.',
      ],
    })
  }
}
