import { InvalidSviError } from './errors/invalidSviError.ts'

/**
 * A smile of one expiry in Gatheral's raw parameters, total variance over log-moneyness:
 *
 *     w(k) = a + b · (ρ (k − m) + √((k − m)² + σ²))        k = ln(K / F)        w = vol² · T
 */
export type RawSvi = {
  /** Level. May be negative as long as the smile is not. */
  readonly a: number
  /** Slope of both wings, at least 0. */
  readonly b: number
  /** Tilt, in (−1, 1). */
  readonly rho: number
  /** Log-moneyness about which it bends. */
  readonly m: number
  /** Roundness of the bend, above 0. */
  readonly sigma: number
}

/**
 * Evaluates a smile.
 *
 * @returns total variance, vol² · T.
 */
export function sviTotalVariance(svi: RawSvi, logMoneyness: number): number {
  const { a, b, rho, m, sigma } = svi
  const x = logMoneyness - m
  return a + b * (rho * x + Math.sqrt(x * x + sigma * sigma))
}

/** Evaluates a smile with its first and second derivative by log-moneyness. */
export function sviDerivatives(
  svi: RawSvi,
  logMoneyness: number,
): { readonly w: number; readonly slope: number; readonly curvature: number } {
  const { a, b, rho, m, sigma } = svi
  const x = logMoneyness - m
  const root = Math.sqrt(x * x + sigma * sigma)
  return {
    w: a + b * (rho * x + root),
    slope: b * (rho + x / root),
    curvature: (b * sigma * sigma) / root ** 3,
  }
}

/** The least total variance of a smile: a + bσ√(1 − ρ²). */
export function sviMinimum({ a, b, rho, sigma }: RawSvi): number {
  return a + b * sigma * Math.sqrt(1 - rho * rho)
}

/**
 * Refuses parameters that are no smile: not finite, b < 0, |ρ| ≥ 1, σ ≤ 0, or a negative variance.
 *
 * @throws InvalidSviError
 */
export function assertRawSvi(svi: RawSvi): void {
  for (const argument of ['a', 'b', 'rho', 'm', 'sigma'] as const) {
    const value = svi[argument]
    if (!Number.isFinite(value)) throw new InvalidSviError({ argument, value, bound: 'finite' })
  }
  const { b, rho, sigma } = svi
  if (b < 0) throw new InvalidSviError({ argument: 'b', value: b, bound: '>= 0' })
  if (Math.abs(rho) >= 1)
    throw new InvalidSviError({ argument: 'rho', value: rho, bound: 'in (-1, 1)' })
  if (sigma <= 0) throw new InvalidSviError({ argument: 'sigma', value: sigma, bound: '> 0' })
  const least = sviMinimum(svi)
  if (least < 0) {
    const argument = 'a + b sigma sqrt(1 - rho^2)'
    throw new InvalidSviError({ argument, value: least, bound: '>= 0: it is the least variance' })
  }
}
