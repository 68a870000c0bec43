import { BaseError } from '@crossmargin/core'

/** No strike has the delta asked for. */
export class DeltaOutOfRangeError extends BaseError {
  override name = 'DeltaOutOfRangeError'

  constructor(parameters: {
    readonly convention: string
    readonly type: 'call' | 'put'
    readonly delta: number
    readonly highest: number
  }) {
    const { convention, type, delta, highest } = parameters
    super(`No ${type} has the ${convention} delta ${delta}.`, {
      metaMessages: [
        `A call's delta is positive and a put's negative; undiscounted, its magnitude lies in (0, ${highest}).`,
        'Check the sign and the convention; a delta in percent is divided by 100.',
      ],
    })
  }
}
