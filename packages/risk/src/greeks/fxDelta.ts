import {
  assertPositivePrice,
  assertPrice,
  assertVolatility,
} from '../pricing/assertPricingInputs.ts'
import { blackTerms } from '../pricing/blackTerms.ts'
import type { OptionType } from '../pricing/optionType.ts'

/**
 * What a delta is a delta of.
 *
 * - `spot`: units of spot that hedge one unit of notional.
 * - `forward`: units of forward.
 * - `spot-premium-adjusted`, `forward-premium-adjusted`: the same less the premium, where it is paid
 *   in the asset itself, as in coin-margined options.
 */
export type DeltaConvention =
  | 'spot'
  | 'forward'
  | 'spot-premium-adjusted'
  | 'forward-premium-adjusted'

/** An option's market, in the terms that delta conventions are stated in. */
export type DeltaMarket = {
  readonly convention: DeltaConvention
  readonly type: OptionType
  /** Above 0. */
  readonly spot: number
  /** Value today of 1 of the quote currency at expiry, above 0. */
  readonly domesticDiscountFactor: number
  /** Value today, in the asset, of 1 of the asset at expiry, above 0. */
  readonly foreignDiscountFactor: number
  /** σ√T, at least 0. */
  readonly deviation: number
}

/**
 * States the delta of an option at a strike under a convention.
 *
 *     spot     θ Df N(θd1)            forward   θ N(θd1)
 *     spot pa  θ Df K/F N(θd2)        forward pa  θ K/F N(θd2)         F = S Df / Dd
 *
 * With deviation or strike zero the normal distribution is its limit: a step, one half at F = K.
 *
 * @param parameters `strike` is at least 0.
 * @returns positive for a call, negative for a put.
 * @throws InvalidPriceError, InvalidVolatilityError
 * @see Reiswich and Wystup, FX volatility smile construction (2010), section 2.
 */
export function fxDelta(market: DeltaMarket, parameters: { readonly strike: number }): number {
  const { strike } = parameters
  assertDeltaMarket(market)
  assertPrice('strike', strike)
  const { convention, type, foreignDiscountFactor, deviation } = market
  const forward = deltaForward(market)
  const sign = type === 'call' ? 1 : -1
  const { asset, cash } = inTheMoney({ type, forward, strike, deviation })
  switch (convention) {
    case 'spot':
      return sign * foreignDiscountFactor * asset
    case 'forward':
      return sign * asset
    case 'spot-premium-adjusted':
      return (sign * foreignDiscountFactor * cash * strike) / forward
    case 'forward-premium-adjusted':
      return (sign * cash * strike) / forward
  }
}

/** The forward that spot and discount factors imply: F = S Df / Dd. */
export function deltaForward(market: DeltaMarket): number {
  return (market.spot * market.foreignDiscountFactor) / market.domesticDiscountFactor
}

/** @throws InvalidPriceError, InvalidVolatilityError */
export function assertDeltaMarket(market: DeltaMarket): void {
  assertPositivePrice('spot', market.spot)
  assertPositivePrice('domesticDiscountFactor', market.domesticDiscountFactor)
  assertPositivePrice('foreignDiscountFactor', market.foreignDiscountFactor)
  assertVolatility('deviation', market.deviation)
}

function inTheMoney(parameters: {
  readonly type: OptionType
  readonly forward: number
  readonly strike: number
  readonly deviation: number
}): { readonly asset: number; readonly cash: number } {
  const { type, forward, strike, deviation } = parameters
  if (deviation === 0 || strike === 0) {
    const above = strike < forward ? 1 : strike === forward ? 0.5 : 0
    const probability = type === 'call' ? above : 1 - above
    return { asset: probability, cash: probability }
  }
  const terms = blackTerms({ forward, strike, deviation })
  return type === 'call'
    ? { asset: terms.above1, cash: terms.above2 }
    : { asset: terms.below1, cash: terms.below2 }
}
