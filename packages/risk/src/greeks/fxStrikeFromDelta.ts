import { InvalidVolatilityError } from '../pricing/errors/invalidVolatilityError.ts'
import { normalCdf } from '../special/normalCdf.ts'
import { normalPdf } from '../special/normalPdf.ts'
import { normalQuantile } from '../special/normalQuantile.ts'
import { DeltaOutOfRangeError } from './deltaOutOfRangeError.ts'
import { assertDeltaMarket, type DeltaMarket, deltaForward, fxDelta } from './fxDelta.ts'

/**
 * Finds the strike at which an option has a delta.
 *
 * Without premium adjustment in closed form:
 *
 *     K = F · exp(s²/2 − θ s N⁻¹(θ delta / Df))        Df = 1 for a forward delta
 *
 * With it numerically. A premium-adjusted put's delta is monotone in the strike; a call's rises to a
 * maximum and falls, so two strikes have it, and the market means the one above the maximum.
 *
 * @param parameters `delta`: positive for a call, negative for a put.
 * @returns strike, in the unit of the spot.
 * @throws DeltaOutOfRangeError where no strike has the delta.
 * @throws InvalidPriceError, InvalidVolatilityError
 * @see Reiswich and Wystup, FX volatility smile construction (2010), section 2.
 */
export function fxStrikeFromDelta(
  market: DeltaMarket,
  parameters: { readonly delta: number },
): number {
  assertDeltaMarket(market)
  if (market.deviation === 0) {
    throw new InvalidVolatilityError({ argument: 'deviation', volatility: 0, bound: '> 0' })
  }
  const { delta } = parameters
  const { convention } = market
  const isSpot = convention === 'spot' || convention === 'spot-premium-adjusted'
  const magnitude =
    (market.type === 'call' ? delta : -delta) / (isSpot ? market.foreignDiscountFactor : 1)
  if (convention === 'spot' || convention === 'forward') {
    if (!(magnitude > 0 && magnitude < 1)) throw outOfRange(market, { delta, highest: 1 })
    return plainStrike(market, { magnitude })
  }
  return market.type === 'call'
    ? adjustedCallStrike(market, { magnitude, delta })
    : adjustedPutStrike(market, { magnitude, delta })
}

function plainStrike(market: DeltaMarket, parameters: { readonly magnitude: number }): number {
  const { type, deviation } = market
  const sign = type === 'call' ? 1 : -1
  const exponent = 0.5 * deviation - sign * normalQuantile(parameters.magnitude)
  return deltaForward(market) * Math.exp(deviation * exponent)
}

type Sought = { readonly magnitude: number; readonly delta: number }

function adjustedCallStrike(market: DeltaMarket, { magnitude, delta }: Sought): number {
  const { deviation } = market
  const forward = deltaForward(market)
  // The delta K/F · N(d2) is largest where N(d2) s = φ(d2); d2 falls as the strike rises.
  const peak = bisect({
    from: -40,
    to: 40,
    isBeyond: (d2) => normalCdf(d2) * deviation > normalPdf(d2),
  })
  const left = strikeAt(market, peak)
  const highest = Math.abs(
    fxDelta({ ...market, convention: 'forward-premium-adjusted' }, { strike: left }),
  )
  if (!(magnitude > 0 && magnitude <= highest)) throw outOfRange(market, { delta, highest })
  const d2 = bisect({
    from: -40,
    to: peak,
    isBeyond: (at) => (strikeAt(market, at) / forward) * normalCdf(at) >= magnitude,
  })
  return strikeAt(market, d2)
}

function adjustedPutStrike(market: DeltaMarket, { magnitude, delta }: Sought): number {
  const forward = deltaForward(market)
  if (!(magnitude > 0 && magnitude < Number.POSITIVE_INFINITY)) {
    throw outOfRange(market, { delta, highest: Number.POSITIVE_INFINITY })
  }
  // K/F · N(−d2) falls as d2 rises, from infinity to zero.
  const d2 = bisect({
    from: -400,
    to: 40,
    isBeyond: (at) => (strikeAt(market, at) / forward) * normalCdf(-at) <= magnitude,
  })
  return strikeAt(market, d2)
}

/** The strike with the given d2: K = F · exp(−s · d2 − s²/2). */
function strikeAt(market: DeltaMarket, d2: number): number {
  const { deviation } = market
  return deltaForward(market) * Math.exp(-deviation * (d2 + 0.5 * deviation))
}

/** The smallest number, to the last digits, for which a monotone test holds. */
function bisect(parameters: {
  readonly from: number
  readonly to: number
  readonly isBeyond: (at: number) => boolean
}): number {
  let { from, to } = parameters
  for (let step = 0; step < 70; step += 1) {
    const middle = 0.5 * (from + to)
    if (parameters.isBeyond(middle)) to = middle
    else from = middle
  }
  return 0.5 * (from + to)
}

function outOfRange(
  market: DeltaMarket,
  parameters: { readonly delta: number; readonly highest: number },
): DeltaOutOfRangeError {
  const { convention, type } = market
  return new DeltaOutOfRangeError({ convention, type, ...parameters })
}
