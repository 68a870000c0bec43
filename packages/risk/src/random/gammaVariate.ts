import { assertWithin } from '../matrix/assertWithin.ts'
import type { RandomGenerator } from './createGenerator.ts'

/**
 * Draws from a gamma distribution with scale 1.
 *
 * A chi-square with ν degrees of freedom is twice a gamma of shape ν / 2. Shapes below 1 are drawn a
 * step higher and scaled by u^(1/shape).
 *
 * @param shape above 0.
 * @throws ParameterOutOfRangeError
 * @see G. Marsaglia and W. W. Tsang, A Simple Method for Generating Gamma Variables (2000)
 */
export function gammaVariate(generator: RandomGenerator, shape: number): number {
  assertWithin('shape', shape, { above: 0 })
  if (shape < 1) {
    return gammaVariate(generator, shape + 1) * generator.nextUniform() ** (1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = generator.nextNormal()
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = generator.nextUniform()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
