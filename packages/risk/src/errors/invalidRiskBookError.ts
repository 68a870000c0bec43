import { BaseError } from '@crossmargin/core'

/** A book holds a number that no position or market can have. */
export class InvalidRiskBookError extends BaseError {
  override name = 'InvalidRiskBookError'

  constructor(parameters: {
    readonly path: string
    readonly value: number
    readonly bound: string
  }) {
    const { path, value, bound } = parameters
    super(`The book's \`${path}\` is ${value}.`, {
      metaMessages: [
        `It must be ${bound}.`,
        'Correct it, or leave the position out and report it as a gap.',
      ],
    })
  }
}
