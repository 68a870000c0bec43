import { blackValue } from '../../pricing/black76Value.ts'
import type { ExpiryHolding, OptionHolding } from '../book/riskBook.ts'

/** The year of every margin rule in this folder: 365 days. */
export const secondsPerYear: number = 31_536_000

/** How an expiry is looked at: moved spot and moved volatility. */
export type ExpiryShock = {
  /** Multiplies the part of the forward that is not fixed; 1 is unmoved. */
  readonly spotFactor: number
  /** The volatility an option is priced with in place of its own. */
  readonly volatilityOf: (option: OptionHolding) => number
  readonly discount: 'rate' | 'none'
}

/**
 * Values the options of one expiry, signed by what is held.
 *
 *     F = fixed + variable·spotFactor,  value = D·Σ quantity·Black76(F, K, T, σ)
 *
 * A fixed part does not move: inside the settlement window most of the price is already decided.
 *
 * @returns USD, positive for an asset.
 */
export function expiryValue(expiry: ExpiryHolding, shock: ExpiryShock): number {
  const forward = expiry.forwardFixedUsd + expiry.forwardVariableUsd * shock.spotFactor
  const rootYears = Math.sqrt(expiry.secondsToExpiry / secondsPerYear)
  const sum = expiry.options.reduce((total, option) => {
    const { kind: type, strikePriceUsd: strike, quantity } = option
    const deviation = shock.volatilityOf(option) * rootYears
    return total + quantity * blackValue({ type, forward, strike, deviation })
  }, 0)
  return sum * (shock.discount === 'rate' ? discountFactor(expiry) : 1)
}

/** Values the options of one expiry as the market stands. */
export function markedExpiryValue(expiry: ExpiryHolding, discount: 'rate' | 'none'): number {
  return expiryValue(expiry, { spotFactor: 1, volatilityOf: (it) => it.volatility, discount })
}

/** `exp(−max(rate, 0)·T)`: a rate below zero never makes a claim worth more than its payoff. */
export function discountFactor(expiry: ExpiryHolding): number {
  return Math.exp((-Math.max(expiry.ratePerYear, 0) * expiry.secondsToExpiry) / secondsPerYear)
}
