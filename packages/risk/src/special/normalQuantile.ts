import { InvalidProbabilityError } from './invalidProbabilityError.ts'
import { millsRatio } from './millsRatio.ts'
import { normalPdf } from './normalPdf.ts'

/**
 * Quantile of the standard normal distribution: the `x` with `N(x) = probability`.
 *
 * The first guess is the rational one of Abramowitz and Stegun, which is within 4.5e-4; two steps of
 * Halley's method, each of which cubes the error, bring it to double precision.
 *
 * @param probability in (0, 1).
 * @returns `x`, with a relative error of a few 1e-16 as far as the probability itself is exact.
 * @throws InvalidProbabilityError
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new InvalidProbabilityError({ argument: 'probability', probability })
  }
  // 1 − p is exact for p ≥ 1/2, so the upper half is the mirrored lower one.
  if (probability === 0.5) return 0
  return probability < 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability)
}

/** The positive `x` whose upper tail is `tail`, below one half. */
function upperQuantile(tail: number): number {
  const r = Math.sqrt(-2 * Math.log(tail))
  const top = 2.515517 + r * (0.802853 + r * 0.010328)
  const bottom = 1 + r * (1.432788 + r * (0.189269 + r * 0.001308))
  let x = Math.max(0, r - top / bottom)
  for (let step = 0; step < 3; step += 1) {
    const density = normalPdf(x)
    // The density vanishes before the tail does; the guess is as good as a double can tell there.
    if (density < 1e-306) return x
    const excess = millsRatio(x) - tail / density
    x += excess / (1 - 0.5 * x * excess)
  }
  return x
}
