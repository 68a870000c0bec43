import { at } from '../matrix/at.ts'
import { type GarchParameters, meanSquare, type Presample } from './garchRecursion.ts'

/** Names of the parameters, in the order of a score. */
export const garchParameterNames = ['mean', 'omega', 'alpha', 'asymmetry', 'beta'] as const

/** Log-likelihood of a GARCH, and its slopes, as sums and by observation. */
export type GarchScore = {
  readonly logLikelihood: number
  /** One slope a parameter. */
  readonly total: Float64Array
  /** Five slopes an observation, one after another; empty unless asked for. */
  readonly byObservation: Float64Array
  /** Expected information Σ (h'h'ᵀ/2h² + e'e'ᵀ/h), with no term between mean and variance. */
  readonly information: Float64Array
}

const width = garchParameterNames.length

/**
 * States the Gaussian log-likelihood of returns under a GARCH, and its exact derivatives.
 *
 *     ℓ_t = −½(ln 2π + ln h_t + e_t²/h_t)
 *     ∂ℓ_t = ½(e_t²/h_t − 1)·∂h_t/h_t − (e_t/h_t)·∂e_t
 *
 * Derivatives run along with the recursion. Under the `sample` and `unconditional` presample they
 * include that of the presample value itself, as the benchmark does.
 *
 * @see G. Fiorentini, G. Calzolari and L. Panattoni, Analytic Derivatives and the Computation of GARCH
 * Estimates (1996)
 */
export function garchScore(
  returns: ArrayLike<number>,
  parameters: GarchParameters,
  presample: Presample,
): GarchScore {
  const { mean, omega, alpha, asymmetry, beta } = parameters
  const total = new Float64Array(width)
  const information = new Float64Array(width * width)
  const byObservation = new Float64Array(width * returns.length)
  const start = presampleValues(returns, parameters, presample)
  let { square, variance } = start
  let arch = alpha + asymmetry / 2
  let loss = 0.5
  // Slopes of the last squared residual and of the last variance.
  let squareSlope = start.squareSlope
  let slope = start.varianceSlope
  let logLikelihood = 0
  for (let t = 0; t < returns.length; t++) {
    const isGiven = t === 0 && presample.kind === 'first-variance'
    const nextSlope = isGiven
      ? new Float64Array(width)
      : slope.map((it, i) => beta * it + arch * at(squareSlope, i))
    if (!isGiven) {
      nextSlope[1] = at(nextSlope, 1) + 1
      nextSlope[2] = at(nextSlope, 2) + square
      nextSlope[3] = at(nextSlope, 3) + loss * square
      nextSlope[4] = at(nextSlope, 4) + variance
    }
    variance = isGiven ? variance : omega + arch * square + beta * variance
    slope = nextSlope
    const residual = at(returns, t) - mean
    const ratio = (residual * residual) / variance
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI) + Math.log(variance) + ratio)
    for (let i = 0; i < width; i++) {
      const meanPart = i === 0 ? residual / variance : 0
      const value = (0.5 * (ratio - 1) * at(slope, i)) / variance + meanPart
      byObservation[t * width + i] = value
      total[i] = at(total, i) + value
    }
    addInformation(information, { slope, variance })
    square = residual * residual
    squareSlope = Float64Array.of(-2 * residual, 0, 0, 0, 0)
    loss = residual < 0 ? 1 : 0
    arch = alpha + asymmetry * loss
  }
  return { logLikelihood, total, byObservation, information }
}

function addInformation(
  information: Float64Array,
  { slope, variance }: { readonly slope: Float64Array; readonly variance: number },
): void {
  information[0] = at(information, 0) + 1 / variance
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      // Between mean and variance the expectation is zero for symmetric residuals.
      if ((i === 0) !== (j === 0)) continue
      const part = (at(slope, i) * at(slope, j)) / (2 * variance * variance)
      information[i * width + j] = at(information, i * width + j) + part
    }
  }
}

type PresampleValues = {
  readonly square: number
  readonly variance: number
  readonly squareSlope: Float64Array
  readonly varianceSlope: Float64Array
}

function presampleValues(
  returns: ArrayLike<number>,
  parameters: GarchParameters,
  presample: Presample,
): PresampleValues {
  const none = new Float64Array(width)
  switch (presample.kind) {
    case 'sample': {
      const square = meanSquare(returns, parameters.mean)
      let sum = 0
      for (let t = 0; t < returns.length; t++) sum += at(returns, t) - parameters.mean
      const slope = Float64Array.of((-2 * sum) / returns.length, 0, 0, 0, 0)
      return { square, variance: square, squareSlope: slope, varianceSlope: slope }
    }
    case 'unconditional': {
      const { omega, alpha, asymmetry, beta } = parameters
      const rest = 1 - alpha - asymmetry / 2 - beta
      const value = omega / rest
      const slope = Float64Array.of(0, 1, value, value / 2, value).map((it) => it / rest)
      return { square: value, variance: value, squareSlope: slope, varianceSlope: slope }
    }
    case 'values': {
      const { squaredResidual: square, variance } = presample
      return { square, variance, squareSlope: none, varianceSlope: none }
    }
    case 'first-variance':
      return { square: 0, variance: presample.variance, squareSlope: none, varianceSlope: none }
  }
}
