import { assertPositivePrice, assertRate } from './assertPricingInputs.ts'

export type FundingPaymentParameters = {
  /** `linear`: `quantity` in units of the asset. `inverse`: in units of the quote currency. */
  readonly payoff: 'linear' | 'inverse'
  /** Long positive, short negative. */
  readonly quantity: number
  /** Price that the venue charges funding on, above 0. */
  readonly markPrice: number
  /** Share of notional that longs pay shorts, per interval; negative when shorts pay. */
  readonly fundingRatePerInterval: number
  /** Intervals that pass; parts of one where funding accrues continuously. Default 1. */
  readonly intervals?: number
}

/**
 * States what a perpetual position receives in funding.
 *
 *     linear    −n · P · f · intervals        in the quote currency
 *     inverse   −n / P · f · intervals        in the asset
 *
 * @returns received positive, paid negative.
 * @throws InvalidPriceError, InvalidRateError
 */
export function fundingPayment(parameters: FundingPaymentParameters): number {
  const { payoff, quantity, markPrice, fundingRatePerInterval, intervals = 1 } = parameters
  assertRate('quantity', quantity)
  assertPositivePrice('markPrice', markPrice)
  assertRate('fundingRatePerInterval', fundingRatePerInterval)
  assertRate('intervals', intervals)
  const notional = payoff === 'linear' ? quantity * markPrice : quantity / markPrice
  // From zero, so that a position without funding receives 0 and not -0.
  return 0 - notional * fundingRatePerInterval * intervals
}
