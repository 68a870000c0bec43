import { assertSeries } from '../matrix/assertSeries.ts'
import { assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'
import { compensatedSum } from '../sample/compensatedSum.ts'

/**
 * Parameters of a GARCH(1,1), or of a GJR when the asymmetry is not zero.
 *
 *     e_t = r_t − mean
 *     h_t = omega + (alpha + asymmetry·[e_{t−1} < 0])·e²_{t−1} + beta·h_{t−1}
 */
export type GarchParameters = {
  readonly mean: number
  /** Above 0, in squared units of the returns. */
  readonly omega: number
  /** At least 0. */
  readonly alpha: number
  /** Extra weight of a loss; alpha + asymmetry at least 0. Zero is plain GARCH. */
  readonly asymmetry: number
  /** In [0, 1). */
  readonly beta: number
}

/**
 * What stands before the first observation.
 *
 * - `sample`: e²_0 and h_0 are both the mean squared residual, which moves with the mean while it is
 *   estimated (Fiorentini, Calzolari and Panattoni; the benchmark convention and the default).
 * - `unconditional`: both are omega / (1 − persistence).
 * - `values`: as given.
 * - `first-variance`: h_1 itself is given, as QuantLib does with the first squared return.
 *
 * The presample loss indicator of a GJR is one half.
 */
export type Presample =
  | { readonly kind: 'sample' }
  | { readonly kind: 'unconditional' }
  | { readonly kind: 'values'; readonly squaredResidual: number; readonly variance: number }
  | { readonly kind: 'first-variance'; readonly variance: number }

/** How much of a shock remains after a step: alpha + asymmetry/2 + beta. */
export function persistence({ alpha, asymmetry, beta }: GarchParameters): number {
  return alpha + asymmetry / 2 + beta
}

/**
 * Refuses parameters under which a variance could be negative or not exist.
 *
 * @throws ParameterOutOfRangeError
 */
function assertGarch(parameters: GarchParameters): void {
  const { mean, omega, alpha, asymmetry, beta } = parameters
  assertWithin('mean', mean, {})
  assertWithin('omega', omega, { above: 0 })
  assertWithin('alpha', alpha, { lowest: 0 })
  assertWithin('alpha + asymmetry', alpha + asymmetry, { lowest: 0 })
  assertWithin('beta', beta, { lowest: 0, below: 1 })
}

/**
 * Runs a GARCH recursion over returns.
 *
 * @returns one conditional variance more than there are returns: h_1 … h_n, and h_{n+1}, the forecast.
 * @throws EmptyHistoryError, NonFiniteValueError, ParameterOutOfRangeError
 * @see T. Bollerslev, Generalized Autoregressive Conditional Heteroskedasticity (1986)
 * @see L. Glosten, R. Jagannathan and D. Runkle (1993)
 */
export function garchVariances(
  returns: ArrayLike<number>,
  parameters: GarchParameters,
  presample: Presample = { kind: 'sample' },
): Float64Array {
  assertSeries(returns, { series: 'returns', minimum: 1 })
  assertGarch(parameters)
  const { mean, omega, alpha, asymmetry, beta } = parameters
  const variances = new Float64Array(returns.length + 1)
  variances[0] = firstVariance(returns, parameters, presample)
  for (let t = 1; t <= returns.length; t++) {
    const residual = at(returns, t - 1) - mean
    const arch = residual < 0 ? alpha + asymmetry : alpha
    variances[t] = omega + arch * residual * residual + beta * at(variances, t - 1)
  }
  return variances
}

function firstVariance(
  returns: ArrayLike<number>,
  parameters: GarchParameters,
  presample: Presample,
): number {
  const { mean, omega, alpha, asymmetry, beta } = parameters
  const from = (squaredResidual: number, variance: number): number =>
    omega + (alpha + asymmetry / 2) * squaredResidual + beta * variance
  switch (presample.kind) {
    case 'sample': {
      const square = meanSquare(returns, mean)
      return from(square, square)
    }
    case 'unconditional': {
      assertWithin('persistence', persistence(parameters), { below: 1 })
      return omega / (1 - persistence(parameters))
    }
    case 'values':
      assertWithin('squaredResidual', presample.squaredResidual, { lowest: 0 })
      assertWithin('variance', presample.variance, { lowest: 0 })
      return from(presample.squaredResidual, presample.variance)
    case 'first-variance':
      assertWithin('variance', presample.variance, { lowest: 0 })
      return presample.variance
  }
}

/** Mean squared distance from a mean. */
export function meanSquare(returns: ArrayLike<number>, mean: number): number {
  return compensatedSum(Float64Array.from(returns, (it) => (it - mean) ** 2)) / returns.length
}

/**
 * Forecasts the variances of the steps after the sample.
 *
 *     h_{n+k} = v + p^(k−1)·(h_{n+1} − v),  p the persistence, v = omega/(1 − p)
 *
 * @param nextVariance h_{n+1}, the last entry of {@link garchVariances}.
 * @param steps how many.
 * @throws ParameterOutOfRangeError
 */
export function garchForecast(
  parameters: GarchParameters,
  { nextVariance, steps }: { readonly nextVariance: number; readonly steps: number },
): Float64Array {
  assertGarch(parameters)
  assertWithin('nextVariance', nextVariance, { lowest: 0 })
  assertWithin('steps', steps, { lowest: 1 })
  const forecast = new Float64Array(Math.floor(steps))
  forecast[0] = nextVariance
  // Step by step rather than by the closed form, which has no value at a persistence of one.
  for (let k = 1; k < forecast.length; k++) {
    forecast[k] = parameters.omega + persistence(parameters) * at(forecast, k - 1)
  }
  return forecast
}
