import { BaseError } from '@crossmargin/core'

/** Parameters of a smile are none: no total variance can be taken from them. */
export class InvalidSviError extends BaseError {
  override name = 'InvalidSviError'

  constructor(parameters: {
    readonly argument: string
    readonly value: number
    readonly bound: string
  }) {
    const { argument, value, bound } = parameters
    super(`\`${argument}\` is ${value}.`, {
      metaMessages: [
        `It has to be ${bound}.`,
        'Check the order and the scale of the parameters; on chain they are fixed-point of 18 places.',
      ],
    })
  }
}
