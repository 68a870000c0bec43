import { BaseError } from '@crossmargin/core'

/** A rate of interest is no number, or too large to compound. */
export class InvalidCompoundingRateError extends BaseError {
  override name = 'InvalidCompoundingRateError'

  constructor(parameters: { readonly rate: number; readonly bound: string }) {
    super(`The rate ${parameters.rate} cannot be compounded.`, {
      metaMessages: [
        `It must be ${parameters.bound}; 1 is 100 % a second.`,
        'Divide a rate of 1e18 scale by 1e18 first.',
      ],
    })
  }
}
