import { normalCdf } from '../special/normalCdf.ts'
import {
  assertPositivePrice,
  assertPositiveVolatility,
  assertRate,
  assertTime,
} from './assertPricingInputs.ts'
import { NoBarrierWaveError } from './errors/noBarrierWaveError.ts'

export type OneTouchParameters = {
  /** `cash`: `cash` is paid. `asset`: the asset is, worth the barrier when it is touched. */
  readonly payoff: { readonly kind: 'cash'; readonly cash: number } | { readonly kind: 'asset' }
  /** When it is paid: when the barrier is touched, or at expiry if it ever was. */
  readonly paid: 'at-touch' | 'at-expiry'
  /** A call's barrier is above and is touched from below, a put's from above. */
  readonly type: 'call' | 'put'
  /** Above 0. */
  readonly spot: number
  /** Above 0. Beyond it already, the option pays at once (or, certainly, at expiry). */
  readonly barrier: number
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
 * Values a digital option that pays if a barrier is ever touched before expiry: the American digital.
 *
 * With h = ln(H / S), η = 1 for a barrier below and −1 for one above, and s = σ√T:
 *
 *     at touch   X · [ (H/S)^(μ+λ) · N(η (h/s + λs)) + (H/S)^(μ−λ) · N(η (h/s − λs)) ]
 *                μ = (r − q − σ²/2) / σ²      λ = √(μ² + 2r / σ²)      X = cash or H
 *     at expiry  X · [ N(η (h − νT) / s) + (H/S)^(2ν/σ²) · N(η (h + νT) / s) ]
 *                cash:  ν = r − q − σ²/2, X = D · cash       asset: ν = r − q + σ²/2, X = S · exp(−qT)
 *
 * @returns value today.
 * @throws InvalidPriceError, InvalidTimeError, InvalidVolatilityError, InvalidRateError,
 *   NoBarrierWaveError
 * @see Reiner and Rubinstein, Unscrambling the binary code (1991); Haug (1998), pp. 92-95.
 */
export function oneTouchValue(parameters: OneTouchParameters): number {
  const { payoff, paid, type, spot, barrier, timeYears, volatility, rate } = parameters
  const { assetYield = 0 } = parameters
  assertPositivePrice('spot', spot)
  assertPositivePrice('barrier', barrier)
  assertTime('timeYears', timeYears)
  assertPositiveVolatility('volatility', volatility)
  assertRate('rate', rate)
  assertRate('assetYield', assetYield)
  if (payoff.kind === 'cash') assertRate('payoff.cash', payoff.cash)
  const isTouched = type === 'call' ? spot >= barrier : spot <= barrier
  const h = Math.log(barrier / spot)
  const eta = type === 'put' ? 1 : -1
  const s = volatility * Math.sqrt(timeYears)
  if (paid === 'at-touch') {
    if (isTouched) return payoff.kind === 'cash' ? payoff.cash : spot
    const mu = (rate - assetYield) / volatility ** 2 - 0.5
    const square = mu * mu + (2 * rate) / volatility ** 2
    if (square < 0) throw new NoBarrierWaveError({ square, rate, volatility })
    const lambda = Math.sqrt(square)
    const toward = Math.exp((mu + lambda) * h) * normalCdf(eta * (h / s + lambda * s))
    const back = Math.exp((mu - lambda) * h) * normalCdf(eta * (h / s - lambda * s))
    return (payoff.kind === 'cash' ? payoff.cash : barrier) * (toward + back)
  }
  const isCash = payoff.kind === 'cash'
  const paidToday = isCash
    ? payoff.cash * Math.exp(-rate * timeYears)
    : spot * Math.exp(-assetYield * timeYears)
  if (isTouched) return paidToday
  const drift = rate - assetYield + (isCash ? -0.5 : 0.5) * volatility ** 2
  const direct = normalCdf((eta * (h - drift * timeYears)) / s)
  const mirrored = normalCdf((eta * (h + drift * timeYears)) / s)
  return paidToday * (direct + Math.exp((2 * drift * h) / volatility ** 2) * mirrored)
}
