import { BaseError } from '@crossmargin/core'

/** No change that the repair may make frees a smile of arbitrage. */
export class UnrepairableSmileError extends BaseError {
  override name = 'UnrepairableSmileError'

  constructor(parameters: {
    readonly timeYears: number
    readonly quantity: string
    readonly value: number
  }) {
    const { timeYears, quantity, value } = parameters
    super(`The smile at ${timeYears} years cannot be repaired: ${quantity} is ${value}.`, {
      metaMessages: [
        'The repair keeps variance, skew and left wing at the money, which needs variance > 0 and p + 2 psi > 0.',
        'Fit the quotes again, without the worst of them, or use the neighbouring expiries.',
      ],
    })
  }
}
