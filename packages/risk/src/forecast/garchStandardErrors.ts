import { at } from '../matrix/at.ts'
import { invert } from '../matrix/invert.ts'
import { type Matrix, timesMatrix } from '../matrix/matrix.ts'
import type { GarchParameters, Presample } from './garchRecursion.ts'
import { garchParameterNames, garchScore } from './garchScore.ts'

/** Standard errors by parameter, under five estimates of the covariance of the estimates. */
export type GarchStandardErrors = {
  /** Inverse of the observed information: H⁻¹. */
  readonly hessian: ParameterErrors
  /** Inverse of the outer product of scores: B⁻¹. */
  readonly outerProduct: ParameterErrors
  /** Robust to residuals that are not normal: H⁻¹·B·H⁻¹. */
  readonly robust: ParameterErrors
  /** Inverse of the expected information: I⁻¹. */
  readonly information: ParameterErrors
  /** Bollerslev and Wooldridge's: I⁻¹·B·I⁻¹. */
  readonly bollerslevWooldridge: ParameterErrors
}

/** A standard error for each parameter that was estimated. */
export type ParameterErrors = Readonly<
  Partial<Record<(typeof garchParameterNames)[number], number>>
>

/** Where standard errors are taken, and of what. */
export type GarchErrorParameters = {
  readonly parameters: GarchParameters
  readonly presample: Presample
  readonly estimated: readonly (typeof garchParameterNames)[number][]
}

/**
 * States the standard errors of GARCH estimates under five conventions.
 *
 * The Hessian is the central difference of the exact score, by Richardson's extrapolation of two steps.
 *
 * @throws InvalidMatrixError where an information matrix is singular: a parameter is not identified.
 * @see B. McCullough and C. Renfro, Benchmarks and Software Standards: GARCH Procedures (1998)
 */
export function garchStandardErrors(
  returns: ArrayLike<number>,
  { parameters, presample, estimated }: GarchErrorParameters,
): GarchStandardErrors {
  const places = estimated.map((name) => garchParameterNames.indexOf(name))
  const size = places.length
  const all = garchParameterNames.length
  const { byObservation, information: full } = garchScore(returns, parameters, presample)
  const outer = new Float64Array(size * size)
  const expected = new Float64Array(size * size)
  places.forEach((from, i) => {
    places.forEach((to, j) => {
      let sum = 0
      for (let t = 0; t < returns.length; t++) {
        sum += at(byObservation, t * all + from) * at(byObservation, t * all + to)
      }
      outer[i * size + j] = sum
      expected[i * size + j] = at(full, from * all + to)
    })
  })
  const score = (moved: GarchParameters): Float64Array => {
    const { total } = garchScore(returns, moved, presample)
    return Float64Array.from(places, (place) => at(total, place))
  }
  const products: Matrix = { size, values: outer }
  const hessian = invert(negativeHessian(score, { parameters, estimated }), 'hessian')
  const information = invert({ size, values: expected }, 'information')
  const errors = (covariance: Matrix): ParameterErrors =>
    Object.fromEntries(
      estimated.map((name, i) => [name, Math.sqrt(at(covariance.values, i * size + i))]),
    )
  return {
    hessian: errors(hessian),
    outerProduct: errors(invert(products, 'outer product')),
    robust: errors(timesMatrix(timesMatrix(hessian, products), hessian)),
    information: errors(information),
    bollerslevWooldridge: errors(timesMatrix(timesMatrix(information, products), information)),
  }
}

function negativeHessian(
  score: (parameters: GarchParameters) => Float64Array,
  { parameters, estimated }: Pick<GarchErrorParameters, 'parameters' | 'estimated'>,
): Matrix {
  const size = estimated.length
  const values = new Float64Array(size * size)
  estimated.forEach((name, j) => {
    const slope = (step: number): Float64Array => {
      const up = score({ ...parameters, [name]: parameters[name] + step })
      const down = score({ ...parameters, [name]: parameters[name] - step })
      return up.map((value, i) => (value - at(down, i)) / (2 * step))
    }
    const step = 1e-4 * Math.max(Math.abs(parameters[name]), 1e-2 * Math.sqrt(parameters.omega))
    const [wide, narrow] = [slope(step), slope(step / 2)]
    for (let i = 0; i < size; i++) {
      values[i * size + j] = -(4 * at(narrow, i) - at(wide, i)) / 3
    }
  })
  // Differences leave the halves apart by rounding.
  const symmetric = values.map((value, index) => {
    const [i, j] = [Math.floor(index / size), index % size]
    return (value + at(values, j * size + i)) / 2
  })
  return { size, values: symmetric }
}
