import { BaseError } from '@crossmargin/core'

/** A history is too short for what is asked of it. */
export class EmptyHistoryError extends BaseError {
  override name = 'EmptyHistoryError'

  constructor(parameters: {
    readonly series: string
    readonly observations: number
    readonly minimum: number
  }) {
    const { series, observations, minimum } = parameters
    super(`\`${series}\` has ${observations} observations.`, {
      metaMessages: [
        `At least ${minimum} are needed: fewer determine no estimate.`,
        'Give a longer history, or a model that needs less of it.',
      ],
    })
  }
}
