import { BaseError } from '@crossmargin/core'

/** The rate of a contingency is not in [0, 1]. */
export class InvalidContingencyRateError extends BaseError {
  override name = 'InvalidContingencyRateError'

  constructor(parameters: {
    readonly model: string
    readonly contingency: string
    readonly rate: number
  }) {
    const { model, contingency, rate } = parameters
    super(`Contingency "${contingency}" of model "${model}" has rate ${rate}.`, {
      metaMessages: [
        'A rate is a share of gross notional and lies in [0, 1]: 0.005 is half a percent.',
        'Correct `rate` in the model; percent are divided by 100.',
      ],
    })
  }
}
