import { BaseError } from '@crossmargin/core'

/** A value in a column of numbers cannot be computed with. */
export class InvalidColumnValueError extends BaseError {
  override name = 'InvalidColumnValueError'

  constructor(parameters: {
    readonly argument: string
    readonly index: number
    readonly value: number
    readonly bound: string
  }) {
    const { argument, index, value, bound } = parameters
    super(`\`${argument}[${index}]\` is ${value}.`, {
      metaMessages: [
        `It has to be ${bound}.`,
        'Correct it at its source, or leave the item out and report it as a gap.',
      ],
    })
  }
}
