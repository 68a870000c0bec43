import type { OptionType } from '../pricing/optionType.ts'
import { type EuropeanGreeks, europeanGreeks } from './europeanGreeks.ts'

export type Black76GreeksParameters = {
  readonly type: OptionType
  /** Above 0. */
  readonly forward: number
  /** Above 0. */
  readonly strike: number
  /** Above 0. */
  readonly timeYears: number
  /** Above 0, per √year. */
  readonly volatility: number
  /** Continuous, per year; discounting only. Default 0. */
  readonly rate?: number
  /** Default 365. */
  readonly daysPerYear?: number
}

/** Sensitivities with the forward as the price that moves or is held. */
export type Black76Greeks = Omit<EuropeanGreeks, 'yieldRho' | 'carryRho'>

/**
 * States the sensitivities of an option on a forward, by Black-76.
 *
 * The forward is the underlying: delta, gamma, vanna, charm and speed are per 1 of forward and
 * discounted, theta holds the forward, and rho is that of discounting alone, −T · V.
 *
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError
 */
export function black76Greeks(parameters: Black76GreeksParameters): Black76Greeks {
  const { forward, rate = 0, ...option } = parameters
  // A forward costs nothing to hold: it is an asset whose yield is the rate itself.
  const greeks = europeanGreeks({ ...option, spot: forward, rate, assetYield: rate })
  const { yieldRho: _yieldRho, carryRho: _carryRho, ...kept } = greeks
  return { ...kept, rho: -option.timeYears * kept.value }
}
