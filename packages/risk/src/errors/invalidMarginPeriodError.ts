import { BaseError } from '@crossmargin/core'

/** A margin period of risk is no positive number, or the set states none to scale from. */
export class InvalidMarginPeriodError extends BaseError {
  override name = 'InvalidMarginPeriodError'

  constructor(parameters: { readonly parameterSet: string; readonly periodDays: unknown }) {
    const { parameterSet, periodDays } = parameters
    super(
      `"${parameterSet}" cannot be scaled with a margin period of ${String(periodDays)} days.`,
      {
        metaMessages: [
          'Both periods are finite and greater than 0 days.',
          'Pass `fromDays` where the parameter set states no period of its own.',
        ],
      },
    )
  }
}
