import { DegenerateSampleError } from '../errors/statistics/degenerateSampleError.ts'
import { assertSeries } from '../matrix/assertSeries.ts'
import { at } from '../matrix/at.ts'
import { minimise } from '../minimisation/minimise.ts'
import { sampleMoments } from '../sample/sampleMoments.ts'
import { type GarchParameters, meanSquare, type Presample, persistence } from './garchRecursion.ts'
import { garchParameterNames, garchScore } from './garchScore.ts'
import { type GarchStandardErrors, garchStandardErrors } from './garchStandardErrors.ts'

/** A parameter that may be estimated. */
export type GarchParameterName = (typeof garchParameterNames)[number]

/** What is estimated, and how the recursion starts. */
export type FitGarchOptions = {
  /** `garch` (the default) keeps the asymmetry at zero; `gjr` estimates it. */
  readonly model?: 'garch' | 'gjr'
  /** `constant` (the default) estimates the mean; `zero` keeps it at zero. */
  readonly mean?: 'constant' | 'zero'
  readonly presample?: Presample
}

/** A GARCH fitted by quasi maximum likelihood. */
export type GarchFit = {
  readonly parameters: GarchParameters
  /** Those estimated, in the order of the standard errors' matrices. */
  readonly estimated: readonly GarchParameterName[]
  readonly logLikelihood: number
  readonly standardErrors: GarchStandardErrors
  readonly presample: Presample
  readonly observations: number
}

/** Alpha and beta tried first: quiet, common and nervous series. */
const starts = [
  { alpha: 0.05, beta: 0.9 },
  { alpha: 0.1, beta: 0.8 },
  { alpha: 0.2, beta: 0.6 },
]

/**
 * Fits a GARCH(1,1) or GJR by Gaussian quasi maximum likelihood.
 *
 * Works on standardised returns from the best of a few starts, with the exact gradient; persistence is
 * kept below one. Estimates are scaled back, and standard errors are taken at the result.
 *
 * @param returns at least 50; any unit.
 * @throws EmptyHistoryError, NonFiniteValueError, DegenerateSampleError, NoConvergenceError
 * @see T. Bollerslev and J. Wooldridge, Quasi-Maximum Likelihood Estimation (1992)
 */
export function fitGarch(returns: ArrayLike<number>, options: FitGarchOptions = {}): GarchFit {
  const { model = 'garch', mean = 'constant', presample = { kind: 'sample' } } = options
  assertSeries(returns, { series: 'returns', minimum: 50 })
  const { variance } = sampleMoments(returns)
  if (!(variance > 0)) throw new DegenerateSampleError({ series: 'returns', variance })
  const estimated = garchParameterNames.filter(
    (name) => (name !== 'mean' || mean === 'constant') && (name !== 'asymmetry' || model === 'gjr'),
  )
  const scale = Math.sqrt(variance)
  const standard = Float64Array.from(returns, (value) => value / scale)
  const scaled = scaledPresample(presample, scale)
  const found = maximise(standard, { estimated, presample: scaled })
  const parameters = { ...found, mean: found.mean * scale, omega: found.omega * variance }
  const { logLikelihood } = garchScore(returns, parameters, presample)
  const standardErrors = garchStandardErrors(returns, { parameters, presample, estimated })
  const observations = returns.length
  return { parameters, estimated, logLikelihood, standardErrors, presample, observations }
}

type Problem = {
  readonly estimated: readonly GarchParameterName[]
  readonly presample: Presample
}

function maximise(returns: Float64Array, { estimated, presample }: Problem): GarchParameters {
  const toParameters = (point: ArrayLike<number>): GarchParameters => {
    const zero = { mean: 0, omega: 0, alpha: 0, asymmetry: 0, beta: 0 }
    const given = estimated.map((name, i) => [name, at(point, i)] as const)
    return { ...zero, ...Object.fromEntries(given) }
  }
  const objective = (point: ArrayLike<number>): number => {
    const parameters = toParameters(point)
    if (!isAllowed(parameters)) return Infinity
    return -garchScore(returns, parameters, presample).logLikelihood / returns.length
  }
  const gradient = (point: Float64Array): readonly number[] => {
    const { total } = garchScore(returns, toParameters(point), presample)
    return estimated.map((name) => -at(total, garchParameterNames.indexOf(name)) / returns.length)
  }
  const average = returns.reduce((sum, it) => sum + it, 0) / returns.length
  const points = starts.map(({ alpha, beta }) => {
    const mean = estimated.includes('mean') ? average : 0
    const omega = meanSquare(returns, mean) * (1 - alpha - beta)
    const parameters = { mean, omega, alpha, asymmetry: 0, beta }
    return estimated.map((name) => parameters[name])
  })
  const best = points.reduce((a, b) => (objective(b) < objective(a) ? b : a))
  return toParameters(minimise(objective, best, { gradient, tolerance: 1e-11 }).point)
}

function isAllowed(parameters: GarchParameters): boolean {
  const { omega, alpha, asymmetry, beta } = parameters
  return (
    omega > 0 &&
    alpha >= 0 &&
    alpha + asymmetry >= 0 &&
    beta >= 0 &&
    persistence(parameters) < 1 - 1e-7
  )
}

function scaledPresample(presample: Presample, scale: number): Presample {
  const square = scale * scale
  switch (presample.kind) {
    case 'values': {
      const { squaredResidual, variance } = presample
      return {
        kind: 'values',
        squaredResidual: squaredResidual / square,
        variance: variance / square,
      }
    }
    case 'first-variance':
      return { kind: 'first-variance', variance: presample.variance / square }
    case 'sample':
    case 'unconditional':
      return presample
  }
}
