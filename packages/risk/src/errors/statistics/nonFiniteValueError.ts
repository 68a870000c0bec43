import { BaseError } from '@crossmargin/core'

/** A value in an array is NaN or infinite. */
export class NonFiniteValueError extends BaseError {
  override name = 'NonFiniteValueError'

  constructor(parameters: {
    readonly what: string
    readonly index: number
    readonly value: number
  }) {
    const { what, index, value } = parameters
    super(`\`${what}\` holds ${value} at index ${index}.`, {
      metaMessages: [
        'Every value must be a finite number: one NaN would make every result NaN.',
        'Drop or repair the observation, and say so in a gap.',
      ],
    })
  }
}
