import { BaseError } from '@crossmargin/core'

/** A volatility is negative, not a finite number, or zero where the answer needs it positive. */
export class InvalidVolatilityError extends BaseError {
  override name = 'InvalidVolatilityError'

  constructor(parameters: {
    readonly argument: string
    readonly volatility: number
    readonly bound: '>= 0' | '> 0'
  }) {
    const { argument, volatility, bound } = parameters
    super(`\`${argument}\` is ${volatility}.`, {
      metaMessages: [
        `It has to be a finite number ${bound}, annualised: 0.65 is 65 % a year.`,
        'Correct the quote, or leave the option out and report the gap.',
      ],
    })
  }
}
