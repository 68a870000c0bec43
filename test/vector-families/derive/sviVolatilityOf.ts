import type { VectorInput } from '../vectorInput.ts'

/** Reads a posted SVI slice and gives the volatility of a strike by it. */
export function sviVolatilityOf(svi: VectorInput): (strike: number) => number {
  const a = svi.number('a')
  const b = svi.number('b')
  const rho = svi.number('rho')
  const m = svi.number('m')
  const sigma = svi.number('sigma')
  const forward = svi.number('fwd', 'forward')
  const tau = svi.number('tau', 'refTau')
  return (strike) => {
    const bound = 4 * Math.sqrt(a + b * sigma)
    const k = Math.max(-bound, Math.min(bound, Math.log(strike / forward)))
    const w = Math.min(144, a + b * (rho * (k - m) + Math.sqrt((k - m) ** 2 + sigma ** 2)))
    return Math.sqrt(w / tau)
  }
}
