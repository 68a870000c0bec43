import { BaseError } from '@crossmargin/core'

/** A time to expiry is zero, negative or no finite number. */
export class InvalidTimeError extends BaseError {
  override name = 'InvalidTimeError'

  constructor(parameters: { readonly argument: string; readonly timeYears: number }) {
    super(`\`${parameters.argument}\` is ${parameters.timeYears}.`, {
      metaMessages: [
        'It has to be a finite number > 0, in years: one day is 1 / 365.',
        'An option at or past expiry has no time value: settle it at its intrinsic value.',
      ],
    })
  }
}
