import { BaseError } from '@crossmargin/core'

/** A calibration has no volatility for a class of factors. */
export class MissingVolatilityError extends BaseError {
  override name = 'MissingVolatilityError'

  constructor(parameters: { readonly calibration: string; readonly factor: string }) {
    const { calibration, factor } = parameters
    super(`Calibration "${calibration}" has no volatility for "${factor}".`, {
      metaMessages: [
        'Add rows for "other" and "unregistered"; they stand for every factor without one.',
      ],
    })
  }
}
