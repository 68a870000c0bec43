import { assertTime } from '../pricing/assertPricingInputs.ts'
import { InvalidSviError } from './errors/invalidSviError.ts'
import { assertRawSvi, type RawSvi, sviTotalVariance } from './rawSvi.ts'

/** A smile in jump-wings parameters, which traders read: all per year, none depends on the scale of k. */
export type SviJumpWings = {
  /** Variance at the money, above 0. */
  readonly v: number
  /** Skew at the money: dσ/dk of √w. */
  readonly psi: number
  /** Slope of the left (put) wing, at least 0. */
  readonly p: number
  /** Slope of the right (call) wing, at least 0. */
  readonly c: number
  /** Least variance, at most v. */
  readonly vtilde: number
}

/**
 * Restates a raw smile in jump-wings parameters.
 *
 *     v = w₀ / t        ψ = b / (2√w₀) · (ρ − m / √(m² + σ²))        w₀ = w(0)
 *     p = b (1 − ρ) / √w₀        c = b (1 + ρ) / √w₀        ṽ = (a + bσ√(1 − ρ²)) / t
 *
 * @throws InvalidSviError, InvalidTimeError
 * @see Gatheral and Jacquier (2014), eq. (3.5).
 */
export function toJumpWings(svi: RawSvi, timeYears: number): SviJumpWings {
  assertRawSvi(svi)
  assertTime('timeYears', timeYears)
  const { a, b, rho, m, sigma } = svi
  const w = sviTotalVariance(svi, 0)
  if (!(w > 0)) throw new InvalidSviError({ argument: 'w(0)', value: w, bound: '> 0' })
  const root = Math.sqrt(w)
  return {
    v: w / timeYears,
    psi: (b / (2 * root)) * (rho - m / Math.hypot(m, sigma)),
    p: (b * (1 - rho)) / root,
    c: (b * (1 + rho)) / root,
    vtilde: (a + b * sigma * Math.sqrt(1 - rho * rho)) / timeYears,
  }
}

/**
 * Restates a jump-wings smile in raw parameters.
 *
 *     b = √w₀ (c + p) / 2        ρ = 1 − p √w₀ / b        β = ρ − 2ψ√w₀ / b = m / √(m² + σ²)
 *     m = (v − ṽ) t / (b (−ρ + sgn(α) √(1 + α²) − α √(1 − ρ²)))        α = sgn(β) √(1/β² − 1)
 *
 * @throws InvalidSviError where no smile has the parameters: v ≤ 0, wings that vanish, |β| > 1.
 * @see Gatheral and Jacquier (2014), lemma 3.2.
 */
export function fromJumpWings(wings: SviJumpWings, timeYears: number): RawSvi {
  assertTime('timeYears', timeYears)
  const { v, psi, p, c, vtilde } = wings
  if (!(v > 0)) throw new InvalidSviError({ argument: 'v', value: v, bound: '> 0' })
  if (!(p > 0 && c > 0)) {
    throw new InvalidSviError({ argument: 'p and c', value: Math.min(p, c), bound: 'both > 0' })
  }
  const w = v * timeYears
  const root = Math.sqrt(w)
  const b = 0.5 * root * (c + p)
  const rho = 1 - (p * root) / b
  const beta = rho - (2 * psi * root) / b
  if (!(Math.abs(beta) <= 1)) {
    throw new InvalidSviError({ argument: 'beta', value: beta, bound: 'in [-1, 1]' })
  }
  const flat = Math.sqrt(1 - rho * rho)
  const drop = (v - vtilde) * timeYears
  if (beta === 0) {
    // The bend is at the money: m is zero, and w₀ = a + bσ determines sigma.
    const sigma = drop / (b * (1 - flat))
    return { a: w - b * sigma, b, rho, m: 0, sigma }
  }
  const alpha = Math.sign(beta) * Math.sqrt(1 / (beta * beta) - 1)
  const m = drop / (b * (-rho + Math.sign(beta) * Math.sqrt(1 + alpha * alpha) - alpha * flat))
  const sigma = alpha * m
  return { a: vtilde * timeYears - b * sigma * flat, b, rho, m, sigma }
}
