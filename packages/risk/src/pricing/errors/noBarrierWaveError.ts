import { BaseError } from '@crossmargin/core'

/** A rate is so negative that the closed form of a payment at first touch does not exist. */
export class NoBarrierWaveError extends BaseError {
  override name = 'NoBarrierWaveError'

  constructor(parameters: {
    readonly square: number
    readonly rate: number
    readonly volatility: number
  }) {
    const { square, rate, volatility } = parameters
    super(`With rate ${rate} and volatility ${volatility}, mu^2 + 2r/sigma^2 is ${square}.`, {
      metaMessages: [
        'It has to be >= 0: the closed form takes its square root.',
        'Value the payment at expiry instead, which has no such limit.',
      ],
    })
  }
}
