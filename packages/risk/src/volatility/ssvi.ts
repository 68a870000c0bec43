import { InvalidSviError } from './errors/invalidSviError.ts'
import type { RawSvi } from './rawSvi.ts'

/**
 * A surface of smiles that share a tilt and whose bend follows their variance at the money by a
 * power law:
 *
 *     w(k, θ) = θ/2 · (1 + ρφk + √((φk + ρ)² + 1 − ρ²))        φ(θ) = η / (θ^γ (1 + θ)^(1−γ))
 */
export type Ssvi = {
  /** In (−1, 1). */
  readonly rho: number
  /** Above 0; with η (1 + |ρ|) ≤ 2 and γ ≤ 1/2 the surface is free of static arbitrage. */
  readonly eta: number
  /** In (0, 1). */
  readonly gamma: number
}

/**
 * States the smile of a surface at a variance at the money, as raw parameters.
 *
 *     a = θ (1 − ρ²) / 2    b = θφ / 2    m = −ρ / φ    σ = √(1 − ρ²) / φ
 *
 * @param theta total variance at the money, above 0.
 * @throws InvalidSviError
 * @see Gatheral and Jacquier (2014), eq. (4.1) and (4.5), lemma 4.1.
 */
export function ssviSmile(ssvi: Ssvi, theta: number): RawSvi {
  assertSsvi(ssvi)
  if (!(theta > 0 && theta < Number.POSITIVE_INFINITY)) {
    throw new InvalidSviError({ argument: 'theta', value: theta, bound: 'finite and > 0' })
  }
  const { rho, eta, gamma } = ssvi
  const phi = eta / (theta ** gamma * (1 + theta) ** (1 - gamma))
  const flat = 1 - rho * rho
  return {
    a: 0.5 * theta * flat,
    b: 0.5 * theta * phi,
    rho,
    m: -rho / phi,
    sigma: Math.sqrt(flat) / phi,
  }
}

/**
 * Says whether a surface is free of butterfly and calendar arbitrage for every θ that rises in time.
 *
 * @see Gatheral and Jacquier (2014), corollary 4.1 and remark 4.4.
 */
export function isSsviFree({ rho, eta, gamma }: Ssvi): boolean {
  return eta * (1 + Math.abs(rho)) <= 2 && gamma > 0 && gamma <= 0.5
}

/** @throws InvalidSviError */
function assertSsvi({ rho, eta, gamma }: Ssvi): void {
  if (!(Math.abs(rho) < 1))
    throw new InvalidSviError({ argument: 'rho', value: rho, bound: 'in (-1, 1)' })
  if (!(eta > 0 && eta < Number.POSITIVE_INFINITY)) {
    throw new InvalidSviError({ argument: 'eta', value: eta, bound: 'finite and > 0' })
  }
  if (!(gamma > 0 && gamma < 1)) {
    throw new InvalidSviError({ argument: 'gamma', value: gamma, bound: 'in (0, 1)' })
  }
}
