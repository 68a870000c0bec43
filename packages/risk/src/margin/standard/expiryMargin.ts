import type { ExpiryHolding, OptionHolding } from '../../scenario/book/riskBook.ts'
import { expiryValue } from '../../scenario/engine/expiryValue.ts'
import type { StandardMarginParameters } from './standardParameters.ts'

export type StandardSide = 'maintenance' | 'initial'

/**
 * What the options of one expiry count for: zero, or below zero for what they ask.
 *
 *     max(Σ isolated, largest loss),
 *     largest loss = min over prices {0, strikes} of min(payoff, 0) + net calls·F·scale if calls are net short
 *
 * A long option counts for nothing on its own and covers a short one only through the payoff. Between
 * strikes the payoff is linear, so the strikes and zero hold its minimum; above the highest strike it
 * falls without end where calls are net short, which the scale stands for.
 *
 * @see StandardManager.sol, `_calcNetBasicMarginSingleExpiry`, of derivexyz/v2-core
 */
export function expiryMargin(
  expiry: ExpiryHolding,
  parameters: {
    readonly rates: StandardMarginParameters
    readonly side: StandardSide
    readonly spotPriceUsd: number
  },
): number {
  const { rates, side } = parameters
  const isolated = expiry.options.reduce(
    (total, option) => total + isolatedMargin({ expiry, option }, parameters),
    0,
  )
  const prices = [0, ...expiry.options.map(({ strikePriceUsd }) => strikePriceUsd)]
  const payoffs = prices.map((price) => Math.min(0, payoff(expiry.options, price)))
  const netCalls = expiry.options
    .filter(({ kind }) => kind === 'call')
    .reduce((total, { quantity }) => total + quantity, 0)
  const scale = side === 'initial' ? rates.unpairedInitialScale : rates.unpairedMaintenanceScale
  const forward = expiry.forwardFixedUsd + expiry.forwardVariableUsd
  const largestLoss = Math.min(...payoffs) + Math.min(0, netCalls) * forward * scale
  return Math.max(isolated, largestLoss)
}

/** What the options of an expiry pay at a price, signed by what is held. */
export function payoff(options: readonly OptionHolding[], priceUsd: number): number {
  return options.reduce((total, { kind, strikePriceUsd, quantity }) => {
    const distance = kind === 'call' ? priceUsd - strikePriceUsd : strikePriceUsd - priceUsd
    return total + quantity * Math.max(0, distance)
  }, 0)
}

// Short call: V + rate·S·q. Short put: the larger of the spot charge and a share of its own mark; on the
// initial side at least a multiple of the maintenance side. V and q are below zero throughout.
function isolatedMargin(
  held: { readonly expiry: ExpiryHolding; readonly option: OptionHolding },
  parameters: {
    readonly rates: StandardMarginParameters
    readonly side: StandardSide
    readonly spotPriceUsd: number
  },
): number {
  const { expiry, option } = held
  const { rates, side, spotPriceUsd: spot } = parameters
  const { quantity, strikePriceUsd: strike } = option
  if (quantity >= 0) return 0
  const valueUsd = expiryValue(
    { ...expiry, options: [option] },
    { spotFactor: 1, volatilityOf: (it) => it.volatility, discount: 'none' },
  )
  const isCall = option.kind === 'call'
  const outOfMoney = Math.max(0, isCall ? strike - spot : spot - strike) / spot
  const initialRate = Math.max(rates.minimumSpotRate, rates.maximumSpotRate - outOfMoney)
  const initial = valueUsd + initialRate * spot * quantity
  if (isCall) {
    return side === 'initial' ? initial : valueUsd + rates.callSpotRate * spot * quantity
  }
  const charge = Math.min(rates.putSpotRate * spot * quantity, rates.putMarkRate * valueUsd)
  const maintenance = valueUsd + charge
  return side === 'initial'
    ? Math.min(initial, maintenance * rates.putMaintenanceScale)
    : maintenance
}
