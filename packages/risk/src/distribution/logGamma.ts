import { assertWithin } from '../matrix/assertWithin.ts'
import { at } from '../matrix/at.ts'

/** Lanczos coefficients for g = 607/128, computed by P. Godfrey; relative error below 1e-15. */
const g = 607 / 128
const coefficients = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746,
  -0.4919138160976202, 3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5,
  0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639,
  8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
]

/**
 * States the logarithm of the gamma function.
 *
 * @param x above 0.
 * @throws ParameterOutOfRangeError
 * @see C. Lanczos, A Precision Approximation of the Gamma Function (1964)
 */
export function logGamma(x: number): number {
  assertWithin('x', x, { above: 0 })
  const y = x - 1
  let sum = at(coefficients, 0)
  for (let i = 1; i < coefficients.length; i++) sum += at(coefficients, i) / (y + i)
  const t = y + g + 0.5
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum)
}
