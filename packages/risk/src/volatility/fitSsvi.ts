import { nelderMead } from '../special/nelderMead.ts'
import { assertRisingTimes } from './assertRisingTimes.ts'
import { volatilityError } from './fitSvi.ts'
import { sviTotalVariance } from './rawSvi.ts'
import { type Ssvi, ssviSmile } from './ssvi.ts'
import { type QuotedSmile, type VariancePoint, variancePoints } from './sviQuotes.ts'
import type { VolatilitySlice } from './volatilitySurface.ts'

/** A surface through the quotes of several expiries. */
export type SsviFit = {
  readonly ssvi: Ssvi
  readonly slices: readonly (VolatilitySlice & {
    /** Total variance at the money. */
    readonly theta: number
    /** What the quotes alone asked for, where it fell against the expiry before; else `theta`. */
    readonly quotedTheta: number
    /** Weighted root mean square of the misses in volatility, annualised. */
    readonly volatilityError: number
  })[]
}

/**
 * Fits a power-law SSVI surface to the quotes of all expiries together, free of static arbitrage by
 * construction.
 *
 * Tilt, η and γ are searched inside η (1 + |ρ|) ≤ 2, γ ≤ 1/2; the variance at the money of each
 * expiry is solved for within. One that falls from expiry to expiry is lifted to the one before, and
 * the result says so.
 *
 * @param smiles in order of time, each with at least two strikes, three of them at least in one.
 * @throws UnorderedExpiriesError, TooFewQuotesError, InvalidPriceError, InvalidVolatilityError,
 *   InvalidTimeError
 */
export function fitSsvi(smiles: readonly QuotedSmile[]): SsviFit {
  assertRisingTimes(smiles.map(({ timeYears }) => timeYears))
  const expiries = smiles.map((smile) => variancePoints(smile, { least: 2 }))
  const objective = (at: readonly number[]): number =>
    expiries.reduce((sum, points) => sum + fitTheta(toSsvi(at), points).squaredError, 0)
  const found = [-0.5, 0, 0.5]
    .map((tilt) => nelderMead(objective, { start: [tilt, 0, 0], steps: [0.3, 1, 1] }))
    .map(({ at }) => nelderMead(objective, { start: at, steps: [0.02, 0.1, 0.1] }))
    .reduce((x, y) => (y.value < x.value ? y : x))
  const ssvi = toSsvi(found.at)
  let floor = 0
  const slices = smiles.map(({ forward, timeYears }, index) => {
    const points = expiries[index] ?? []
    const quotedTheta = fitTheta(ssvi, points).theta
    const theta = Math.max(quotedTheta, floor)
    floor = theta
    const svi = ssviSmile(ssvi, theta)
    const error = volatilityError(svi, { points, timeYears })
    return { forward, timeYears, svi, theta, quotedTheta, volatilityError: error }
  })
  return { ssvi, slices }
}

/** Any three numbers as a surface inside the bounds. */
function toSsvi([tilt = 0, level = 0, decay = 0]: readonly number[]): Ssvi {
  const rho = 0.999 * Math.tanh(tilt)
  const within = (x: number): number => 1 / (1 + Math.exp(-x))
  return {
    rho,
    eta: Math.max(1e-9, (2 / (1 + Math.abs(rho))) * within(level)),
    gamma: Math.max(1e-9, 0.5 * within(decay)),
  }
}

/** The variance at the money that fits one expiry, by Gauss-Newton: the smile is nearly linear in it. */
function fitTheta(
  ssvi: Ssvi,
  points: readonly VariancePoint[],
): { readonly theta: number; readonly squaredError: number } {
  let theta = points.reduce((sum, it) => sum + it.weight * it.totalVariance, 0)
  for (let step = 0; step < 12; step += 1) {
    const here = ssviSmile(ssvi, theta)
    const there = ssviSmile(ssvi, theta * (1 + 1e-6))
    let [along, across] = [0, 0]
    for (const { logMoneyness, totalVariance, weight } of points) {
      const w = sviTotalVariance(here, logMoneyness)
      const slope = (sviTotalVariance(there, logMoneyness) - w) / (theta * 1e-6)
      along += weight * slope * (totalVariance - w)
      across += weight * slope * slope
    }
    const next = Math.max(0.2 * theta, theta + along / across)
    if (Math.abs(next - theta) <= 1e-13 * theta) break
    theta = next
  }
  const svi = ssviSmile(ssvi, theta)
  const squaredError = points.reduce(
    (sum, it) => sum + it.weight * (sviTotalVariance(svi, it.logMoneyness) - it.totalVariance) ** 2,
    0,
  )
  return { theta, squaredError }
}
