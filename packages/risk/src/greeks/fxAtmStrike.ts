import { ConventionMismatchError } from './conventionMismatchError.ts'
import { assertDeltaMarket, type DeltaMarket, deltaForward } from './fxDelta.ts'

/**
 * Which strike is at the money.
 *
 * - `spot`, `forward`: that price.
 * - `delta-neutral`: where a straddle has no delta: F exp(s²/2), with a premium-adjusted delta
 *   F exp(−s²/2).
 * - `gamma-max`, `vega-max`: where that Greek is largest, F exp(s²/2).
 * - `put-call-50`: where call and put have forward deltas of one half, F exp(s²/2).
 */
export type AtmConvention =
  | 'spot'
  | 'forward'
  | 'delta-neutral'
  | 'gamma-max'
  | 'vega-max'
  | 'put-call-50'

/**
 * States the strike that is at the money under a convention.
 *
 * @returns strike, in the unit of the spot.
 * @throws ConventionMismatchError for `put-call-50` with a delta that is not the forward delta.
 * @throws InvalidPriceError, InvalidVolatilityError
 * @see Reiswich and Wystup, FX volatility smile construction (2010), section 3.
 */
export function fxAtmStrike(
  market: DeltaMarket,
  parameters: { readonly atm: AtmConvention },
): number {
  assertDeltaMarket(market)
  const { convention, deviation } = market
  const forward = deltaForward(market)
  const lift = Math.exp(0.5 * deviation * deviation)
  switch (parameters.atm) {
    case 'spot':
      return market.spot
    case 'forward':
      return forward
    case 'delta-neutral':
      return convention === 'spot' || convention === 'forward' ? forward * lift : forward / lift
    case 'gamma-max':
    case 'vega-max':
      return forward * lift
    case 'put-call-50':
      if (convention === 'forward') return forward * lift
      throw new ConventionMismatchError({ atm: parameters.atm, convention })
  }
}
