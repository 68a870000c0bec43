import { BaseError } from '@crossmargin/core'

/** Total variance falls from one expiry to the next: the surface allows calendar arbitrage. */
export class CrossedSurfaceError extends BaseError {
  override name = 'CrossedSurfaceError'

  constructor(parameters: {
    readonly earlierYears: number
    readonly laterYears: number
    readonly logMoneyness: number
    readonly crossing: number
  }) {
    const { earlierYears, laterYears, logMoneyness, crossing } = parameters
    super(
      `Total variance falls by ${crossing} from ${earlierYears} to ${laterYears} years at k = ${logMoneyness}.`,
      {
        metaMessages: [
          'It has to rise or stay with time at every strike, or a calendar spread is free money.',
          'Repair the surface with `repairSurface`, which says what it changes, or drop a slice.',
        ],
      },
    )
  }
}
