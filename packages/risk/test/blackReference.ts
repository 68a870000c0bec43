import {
  cdfFixed,
  fixed,
  logFixed,
  one,
  over,
  pdfFixed,
  sqrtFixed,
  times,
  toDouble,
} from './decimalReference.ts'

const half = over(one, 2n * one)

/** Black-76 undiscounted, value and sensitivities from first principles at 80 places. */
export function blackFixed(option: {
  readonly type: 'call' | 'put'
  readonly forward: number
  readonly strike: number
  readonly timeYears: number
  readonly volatility: number
}): {
  readonly value: number
  readonly forwardDelta: number
  readonly gamma: number
  readonly vega: number
  readonly vanna: number
  readonly volga: number
  readonly thetaPerYear: number
} {
  const [forward, strike] = [fixed(option.forward), fixed(option.strike)]
  const [time, volatility] = [fixed(option.timeYears), fixed(option.volatility)]
  const root = sqrtFixed(time)
  const deviation = times(volatility, root)
  const logarithm = logFixed(over(forward, strike))
  const d1 = over(logarithm, deviation) + times(half, deviation)
  const d2 = d1 - deviation
  const sign = option.type === 'call' ? 1n : -1n
  // Beyond 15 deviations a normal tail is below 1e-50, and its series here would lose every digit.
  const cdf = (x: bigint): bigint => (x > 15n * one ? one : x < -15n * one ? 0n : cdfFixed(x))
  const n1 = cdf(sign * d1)
  const density = pdfFixed(d1)
  const vega = times(times(forward, density), root)
  return {
    value: toDouble(sign * (times(forward, n1) - times(strike, cdf(sign * d2)))),
    forwardDelta: toDouble(sign * n1),
    gamma: toDouble(over(density, times(forward, deviation))),
    vega: toDouble(vega),
    vanna: toDouble(-over(times(density, d2), volatility)),
    volga: toDouble(over(times(vega, times(d1, d2)), volatility)),
    thetaPerYear: toDouble(-over(times(times(forward, density), volatility), 2n * root)),
  }
}
