import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertRate,
  assertTime,
} from './assertPricingInputs.ts'
import { blackTerms } from './blackTerms.ts'
import { InvalidPriceError } from './errors/invalidPriceError.ts'
import type { OptionType } from './optionType.ts'

/** What a digital option pays at expiry if the price S ends beyond the strike. */
export type DigitalPayoff =
  /** A fixed amount. */
  | { readonly kind: 'cash-or-nothing'; readonly cash: number }
  /** The asset itself. */
  | { readonly kind: 'asset-or-nothing' }
  /** The difference of S to a second strike, which may be negative. */
  | { readonly kind: 'gap'; readonly payoffStrike: number }
  /** S / strike, and only while S is below the upper strike too; has no put. */
  | { readonly kind: 'supershare'; readonly upperStrike: number }

export type DigitalParameters = {
  readonly payoff: DigitalPayoff
  readonly type: OptionType
  /** Above 0. */
  readonly spot: number
  /** What S has to end above (call) or below (put); above 0. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** Above 0, per √year. */
  readonly volatility: number
  /** Continuous, per year. */
  readonly rate: number
  /** Continuous, per year. Default 0. */
  readonly assetYield?: number
}

/**
 * Values a European digital option.
 *
 *     cash      D · cash · N(±d2)
 *     asset     D · F · N(±d1)
 *     gap       ±D · (F · N(±d1) − K₂ · N(±d2))
 *     supershare  D · F / K · (N(d1) − N(d1 at the upper strike))
 *
 * with + for a call and − for a put. No smile enters: a digital's value depends on the slope of the
 * smile at the strike, which is `cash · D · vega · dσ/dK` to be subtracted from a cash call.
 *
 * @returns value today; a gap option's may be negative.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError
 * @see Haug, The Complete Guide to Option Pricing Formulas (1998), pp. 88-90.
 */
export function digitalValue(parameters: DigitalParameters): number {
  const { payoff, type, spot, strike, timeYears, volatility, rate, assetYield = 0 } = parameters
  assertPositivePrice('spot', spot)
  assertPositivePrice('strike', strike)
  assertTime('timeYears', timeYears)
  assertPositiveVolatility('volatility', volatility)
  assertRate('rate', rate)
  assertRate('assetYield', assetYield)
  const forward = spot * Math.exp((rate - assetYield) * timeYears)
  const discountFactor = Math.exp(-rate * timeYears)
  const deviation = volatility * Math.sqrt(timeYears)
  const terms = blackTerms({ forward, strike, deviation })
  const isCall = type === 'call'
  const asset = forward * (isCall ? terms.above1 : terms.below1)
  const probability = isCall ? terms.above2 : terms.below2
  switch (payoff.kind) {
    case 'cash-or-nothing':
      assertRate('payoff.cash', payoff.cash)
      return discountFactor * payoff.cash * probability
    case 'asset-or-nothing':
      return discountFactor * asset
    case 'gap':
      assertRate('payoff.payoffStrike', payoff.payoffStrike)
      return (isCall ? 1 : -1) * discountFactor * (asset - payoff.payoffStrike * probability)
    case 'supershare': {
      const { upperStrike } = payoff
      assertPositivePrice('payoff.upperStrike', upperStrike)
      // Sold as a call only; a put that pays between two strikes is the same contract.
      if (!isCall || upperStrike < strike) {
        const argument = 'payoff.upperStrike'
        throw new InvalidPriceError({ argument, price: upperStrike, bound: '> 0' })
      }
      const upper = blackTerms({ forward, strike: upperStrike, deviation })
      return ((discountFactor * forward) / strike) * (terms.above1 - upper.above1)
    }
  }
}
