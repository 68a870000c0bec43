// Private until the pricing folder is merged.
function erfc(x: number): number {
  const z = Math.abs(x)
  if (z < 2.5) {
    let sum = z
    let term = z
    for (let n = 1; n < 200; n++) {
      term *= (-z * z) / n
      sum += term / (2 * n + 1)
      if (Math.abs(term) < 1e-18) break
    }
    const erf = (2 / Math.sqrt(Math.PI)) * sum
    return x >= 0 ? 1 - erf : 1 + erf
  }
  let f = 0
  for (let n = 120; n > 0; n--) f = n / 2 / (z + f)
  const r = Math.exp(-z * z) / ((z + f) * Math.sqrt(Math.PI))
  return x >= 0 ? r : 2 - r
}
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x / Math.SQRT2)
}

export function optionValue(p: {
  readonly kind: 'call' | 'put'
  readonly forward: number
  readonly strike: number
  readonly years: number
  readonly volatility: number
}): number {
  const sd = p.volatility * Math.sqrt(p.years)
  const sign = p.kind === 'call' ? 1 : -1
  if (!(sd > 0) || !(p.forward > 0)) return Math.max(0, sign * (p.forward - p.strike))
  const d1 = Math.log(p.forward / p.strike) / sd + sd / 2
  const v = sign * (p.forward * normalCdf(sign * d1) - p.strike * normalCdf(sign * (d1 - sd)))
  return Math.max(0, v)
}

export function contractDelta(p: {
  readonly kind: 'call' | 'put'
  readonly forward: number
  readonly strike: number
  readonly years: number
  readonly volatility: number
}): number {
  const sd = p.volatility * Math.sqrt(p.years)
  const sign = p.kind === 'call' ? 1 : -1
  if (!(sd > 0) || !(p.forward > 0)) return sign * (p.forward - p.strike) > 0 ? sign : 0
  const d1 = Math.log(p.forward / p.strike) / sd + sd / 2
  return sign * normalCdf(sign * d1)
}
