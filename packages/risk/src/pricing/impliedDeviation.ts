import { logRatio } from './blackTerms.ts'
import { type BlackTimeValue, blackTimeValue } from './blackTimeValue.ts'

/**
 * Finds the deviation σ√T at which an option out of the money has a time value.
 *
 * The value as a function of the deviation has one turning point, at √(2 |ln(F / K)|), and is far
 * from straight on both sides. Newton's method is run on a transform that is nearly straight there:
 *
 *     below the turning point    1 / √−ln(value / low),     because value ≈ exp(−x² / 2s²)
 *     above it                   √−ln(complement / low),    because complement ≈ exp(−s² / 8)
 *
 * Every step stays inside a bracket that only shrinks; one that would leave it is a bisection.
 *
 * @param parameters `low` ≤ `high` the smaller and larger of forward and strike, above 0;
 *   `timeValue` in (0, low).
 * @returns σ√T, above 0.
 */
export function impliedDeviation(parameters: {
  readonly low: number
  readonly high: number
  readonly timeValue: number
}): number {
  const { low, high, timeValue } = parameters
  const turning = Math.sqrt(-2 * logRatio({ numerator: low, denominator: high }))
  const isBelow = turning > 0 && timeValue < blackTimeValue({ low, high, deviation: turning }).value
  const objective = isBelow ? tailObjective({ low, timeValue }) : limitObjective({ low, timeValue })
  let [lowest, highest] = isBelow ? [0, turning] : [turning, Number.POSITIVE_INFINITY]
  let deviation = isBelow ? turning * 0.8 : Math.max(turning, (2.5 * timeValue) / low)
  for (let step = 0; step < 100; step += 1) {
    const { miss, newton } = objective(blackTimeValue({ low, high, deviation }))
    if (miss === 0) return deviation
    if (miss > 0) highest = Math.min(highest, deviation)
    else lowest = Math.max(lowest, deviation)
    const proposed = deviation - newton
    // Newton's steps square their error, so after one this small only rounding is left.
    if (Math.abs(newton) <= 1e-15 * deviation) return proposed
    const isInside = proposed > lowest && proposed < highest
    const next = isInside ? proposed : middle({ lowest, highest })
    if (next === deviation) return next
    deviation = next
  }
  return deviation
}

type Objective = (at: BlackTimeValue) => {
  /** Value at this deviation less the one sought, in sign. */
  readonly miss: number
  /** What Newton's method would take off the deviation. NaN where it cannot tell. */
  readonly newton: number
}

function tailObjective(sought: { readonly low: number; readonly timeValue: number }): Objective {
  const { low, timeValue } = sought
  const target = 1 / Math.sqrt(-Math.log(timeValue / low))
  return ({ value, slope }) => {
    const depth = -Math.log(value / low)
    const transformed = 1 / Math.sqrt(depth)
    // d/ds depth^(−1/2) = (1/2) depth^(−3/2) · slope / value
    const derivative = (0.5 * transformed * slope) / (depth * value)
    return { miss: value - timeValue, newton: (transformed - target) / derivative }
  }
}

function limitObjective(sought: { readonly low: number; readonly timeValue: number }): Objective {
  const { low, timeValue } = sought
  const rest = low - timeValue
  return ({ value, complement, slope }) => {
    // Half-way up the value itself is straight; near the limit only the logarithm of the rest is.
    if (value < 0.5 * low) return { miss: value - timeValue, newton: (value - timeValue) / slope }
    const root = Math.sqrt(-Math.log(complement / low))
    const target = Math.sqrt(-Math.log(rest / low))
    const derivative = slope / (2 * root * complement)
    return { miss: rest - complement, newton: (root - target) / derivative }
  }
}

function middle(bracket: { readonly lowest: number; readonly highest: number }): number {
  const { lowest, highest } = bracket
  if (highest === Number.POSITIVE_INFINITY) return Math.max(1, 2 * lowest)
  return 0.5 * (lowest + highest)
}
