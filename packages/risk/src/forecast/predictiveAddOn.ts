import { assertWithin } from '../matrix/assertWithin.ts'

/** Volatility as the margin assumes it, as it is forecast, and how stressed the market looks. */
export type PredictiveAddOnParameters = {
  /** What the base margin is built on; above zero. */
  readonly marginVolatility: number
  /** Forecast for the margin period of risk, in the same unit. */
  readonly forecastVolatility: number
  /** Probability of a stressed regime in [0, 1], from `fitRegimes`; zero unless told otherwise. */
  readonly stressProbability?: number
  /** Volatility of the stressed regime; needed only with a stress probability. */
  readonly stressVolatility?: number
  /** Share of the excess that is charged, in [0, 1]; 1 unless told otherwise. */
  readonly participation?: number
  /** Most that is added, as a share of the base margin; 1 unless told otherwise. */
  readonly cap?: number
}

/**
 * States what to add to a margin because volatility is expected to rise.
 *
 *     σ* = √((1 − p)·σ_f² + p·max(σ_f, σ_s)²)
 *     add-on = min(cap, participation · max(0, σ* / σ_m − 1))
 *
 * Never negative: a forecast may tighten a margin before stress, it never loosens one. Rising in the
 * forecast and in the probability of stress.
 *
 * @returns share of the base margin, in [0, cap].
 * @throws ParameterOutOfRangeError
 */
export function predictiveAddOn(parameters: PredictiveAddOnParameters): number {
  const { marginVolatility, forecastVolatility, stressProbability = 0 } = parameters
  const { stressVolatility = forecastVolatility, participation = 1, cap = 1 } = parameters
  assertWithin('marginVolatility', marginVolatility, { above: 0 })
  assertWithin('forecastVolatility', forecastVolatility, { lowest: 0 })
  assertWithin('stressVolatility', stressVolatility, { lowest: 0 })
  assertWithin('stressProbability', stressProbability, { lowest: 0, highest: 1 })
  assertWithin('participation', participation, { lowest: 0, highest: 1 })
  assertWithin('cap', cap, { lowest: 0 })
  const stressed = Math.max(forecastVolatility, stressVolatility)
  const expected = Math.sqrt(
    (1 - stressProbability) * forecastVolatility ** 2 + stressProbability * stressed ** 2,
  )
  return Math.min(cap, participation * Math.max(0, expected / marginVolatility - 1))
}
