import { BaseError } from '@crossmargin/core'

/** An interest rate, yield or funding rate is no finite number. */
export class InvalidRateError extends BaseError {
  override name = 'InvalidRateError'

  constructor(parameters: { readonly argument: string; readonly rate: number }) {
    super(`\`${parameters.argument}\` is ${parameters.rate}.`, {
      metaMessages: [
        'It has to be a finite number, per year and as a fraction: 0.05 is 5 % a year.',
        'Give 0 to say that nothing accrues.',
      ],
    })
  }
}
