import { BaseError } from '@crossmargin/core'

/** The weight of a scenario is no share: it is not in [0, 1]. */
export class InvalidScenarioWeightError extends BaseError {
  override name = 'InvalidScenarioWeightError'

  constructor(parameters: {
    readonly model: string
    readonly row: string
    readonly weight: number
  }) {
    const { model, row, weight } = parameters
    super(`Scenario "${row}" of model "${model}" has weight ${weight}.`, {
      metaMessages: [
        'A weight is the share of the loss that counts and lies in [0, 1].',
        'Give 1 to count the whole loss, less to damp a tail.',
      ],
    })
  }
}
