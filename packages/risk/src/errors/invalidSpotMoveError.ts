import { BaseError } from '@crossmargin/core'

/** A scenario moves a price by something that is no number, or beyond what the table allows. */
export class InvalidSpotMoveError extends BaseError {
  override name = 'InvalidSpotMoveError'

  constructor(parameters: {
    readonly model: string
    readonly row: string
    readonly spotMove: number
    readonly lowest: number
    readonly highest: number
  }) {
    const { model, row, spotMove, lowest, highest } = parameters
    super(`Scenario "${row}" of model "${model}" moves the price by ${spotMove}.`, {
      metaMessages: [
        `A move is relative and lies in [${lowest}, ${highest}]: -0.15 is a fall by 15 %.`,
        'Correct `spotMove` in the model; percent are divided by 100.',
      ],
    })
  }
}
