import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertRate,
  assertTime,
} from '../pricing/assertPricingInputs.ts'
import { blackValue } from '../pricing/black76Value.ts'
import { blackTerms } from '../pricing/blackTerms.ts'
import type { OptionType } from '../pricing/optionType.ts'

export type EuropeanGreeksParameters = {
  readonly type: OptionType
  /** Above 0. For an option on a forward: the forward, with `assetYield` equal to `rate`. */
  readonly spot: number
  /** Above 0. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** Above 0, per √year: at zero the Greeks are steps and spikes. */
  readonly volatility: number
  /** Of the currency the value is in; continuous, per year. */
  readonly rate: number
  /** What the asset yields: dividends, staking, a foreign rate. Continuous. Default 0. */
  readonly assetYield?: number
  /** Days in the year that `thetaPerDay` divides by. Default 365. */
  readonly daysPerYear?: number
}

/** Sensitivities of one option, long; a short position has them with the other sign. */
export type EuropeanGreeks = {
  /** Today, in the unit of the spot. */
  readonly value: number
  /** Per 1 of spot: ∂V/∂S. */
  readonly delta: number
  /** Per 1 of the forward, discounted: ∂V/∂F. */
  readonly forwardDelta: number
  /** ∂²V/∂S². */
  readonly gamma: number
  /** ∂²V/∂F². */
  readonly forwardGamma: number
  /** Per 1.00 of volatility: ∂V/∂σ. A volatility point is a hundredth of it. */
  readonly vega: number
  /** Per year that passes, spot held: −∂V/∂T. */
  readonly thetaPerYear: number
  /** `thetaPerYear / daysPerYear`. */
  readonly thetaPerDay: number
  /** Per 1.00 of the domestic rate, yield and spot held: ∂V/∂r. */
  readonly rho: number
  /** Per 1.00 of the asset's yield, or of the foreign rate: ∂V/∂q. */
  readonly yieldRho: number
  /** Per 1.00 of the cost of carry r − q, discounting held. */
  readonly carryRho: number
  /** ∂²V/∂S∂σ: change of delta per 1.00 of volatility. */
  readonly vanna: number
  /** ∂²V/∂σ²: change of vega per 1.00 of volatility. */
  readonly volga: number
  /** Change of delta per year that passes: −∂²V/∂S∂T. */
  readonly charmPerYear: number
  /** ∂³V/∂S³. */
  readonly speed: number
  /** Per 1 of strike: ∂V/∂K. */
  readonly strikeDelta: number
  /** ∂²V/∂K²: the discounted density of the price at the strike. */
  readonly strikeGamma: number
  /** Relative change of value per relative change of spot, delta · S / V; none for a value of 0. */
  readonly elasticity: number | 'worthless'
  /** Risk-neutral probability of ending in the money: N(±d2). */
  readonly itmCashProbability: number
  /** The same with the asset as the unit of account: N(±d1). */
  readonly itmAssetProbability: number
}

/**
 * States the sensitivities of a European option in closed form.
 *
 * With a = exp(−qT), D = exp(−rT), θ = 1 for a call and −1 for a put:
 *
 *     delta θ a N(θd1)                 gamma  a φ(d1) / (S s)         vega S a φ(d1) √T
 *     theta −vega σ / 2T + θ q S a N(θd1) − θ r K D N(θd2)
 *     rho   θ K T D N(θd2)             yield rho  −θ S T a N(θd1)     carry rho  θ S T a N(θd1)
 *     vanna −a φ(d1) d2 / σ            volga  vega d1 d2 / σ          speed −gamma (d1/s + 1) / S
 *     charm θ q a N(θd1) − a φ(d1) (2 (r − q) T − d2 s) / (2 T s)
 *     strike delta  −θ D N(θd2)        strike gamma  D φ(d2) / (K s)
 *
 * @returns per contract, units as the type says; relative error below 1e-12 where a figure is no
 *   difference of two larger ones.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError
 * @see Haug, The Complete Guide to Option Pricing Formulas (1998), pp. 11-16.
 */
export function europeanGreeks(parameters: EuropeanGreeksParameters): EuropeanGreeks {
  assertInputs(parameters)
  const { type, spot, strike, timeYears, volatility, rate, assetYield = 0 } = parameters
  const growth = Math.exp(-assetYield * timeYears)
  const discount = Math.exp(-rate * timeYears)
  const carry = rate - assetYield
  const forward = spot * Math.exp(carry * timeYears)
  const rootTime = Math.sqrt(timeYears)
  const deviation = volatility * rootTime
  const terms = blackTerms({ forward, strike, deviation })
  const { d1, d2 } = terms
  const sign = type === 'call' ? 1 : -1
  const itmAssetProbability = type === 'call' ? terms.above1 : terms.below1
  const itmCashProbability = type === 'call' ? terms.above2 : terms.below2
  const density = growth * terms.density1
  const delta = sign * growth * itmAssetProbability
  const strikeDelta = -sign * discount * itmCashProbability
  const gamma = density / (spot * deviation)
  const vega = spot * density * rootTime
  const value = discount * blackValue({ type, forward, strike, deviation })
  const decay = (-vega * volatility) / (2 * timeYears)
  const thetaPerYear = decay + assetYield * spot * delta + rate * strike * strikeDelta
  const charmTop = 2 * carry * timeYears - d2 * deviation
  return {
    value,
    delta,
    forwardDelta: sign * discount * itmAssetProbability,
    gamma,
    forwardGamma: (discount * terms.density1) / (forward * deviation),
    vega,
    thetaPerYear,
    thetaPerDay: thetaPerYear / (parameters.daysPerYear ?? 365),
    rho: -strike * timeYears * strikeDelta,
    yieldRho: -spot * timeYears * delta,
    carryRho: spot * timeYears * delta,
    vanna: (-density * d2) / volatility,
    volga: (vega * d1 * d2) / volatility,
    charmPerYear: assetYield * delta - (density * charmTop) / (2 * timeYears * deviation),
    speed: (-gamma * (d1 / deviation + 1)) / spot,
    strikeDelta,
    strikeGamma: (discount * terms.density2) / (strike * deviation),
    elasticity: value > 0 ? (delta * spot) / value : 'worthless',
    itmCashProbability,
    itmAssetProbability,
  }
}

function assertInputs(parameters: EuropeanGreeksParameters): void {
  const { spot, strike, timeYears, volatility, rate, assetYield = 0 } = parameters
  assertPositivePrice('spot', spot)
  assertPositivePrice('strike', strike)
  assertTime('timeYears', timeYears)
  assertPositiveVolatility('volatility', volatility)
  assertRate('rate', rate)
  assertRate('assetYield', assetYield)
  assertPositivePrice('daysPerYear', parameters.daysPerYear ?? 365)
}
