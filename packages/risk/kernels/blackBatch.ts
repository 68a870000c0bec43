import { exponential, logRatio, millsRatio } from './elementary'

/**
 * Black-76 value and sensitivities of `count` contracts (even; the caller pads).
 *
 * Columns of f64 follow each other in steps of `stride` bytes: forwards, strikes, times, volatilities,
 * rates; then values, deltas, gammas, vegas, thetas. `calls` has a byte a contract, 1 for a call.
 *
 * @returns 1 where every input was inside the limits, else 0 and the results mean nothing.
 */
export function blackBatch(base: usize, stride: usize, calls: usize, count: i32, hasRates: i32): i32 {
  const end = base + (<usize>count << 3)
  const one = f64x2.splat(1.0)
  const zero = f64x2.splat(0.0)
  let isUsable = i64x2.splat(-1)
  for (let at = base; at < end; at += 16, calls += 2) {
    const forward = v128.load(at)
    let column = at + stride
    const strike = v128.load(column)
    column += stride
    const time = v128.load(column)
    column += stride
    const volatility = v128.load(column)
    column += stride
    const rate = v128.load(column)
    column += stride
    const growth = f64x2.sub(zero, f64x2.mul(rate, time))
    isUsable = v128.and(isUsable, v128.and(isWithin(forward), isWithin(strike)))
    isUsable = v128.and(isUsable, v128.and(isWithin(time), isWithin(volatility)))
    const sign = signsOf(calls)
    const rootTime = f64x2.sqrt(time)
    const deviation = f64x2.mul(volatility, rootTime)
    const perDeviation = f64x2.div(one, deviation)
    const perForward = f64x2.div(one, forward)
    const standardised = f64x2.mul(logRatio(forward, strike), perDeviation)
    const half = f64x2.mul(f64x2.splat(0.5), deviation)
    const d1 = f64x2.add(standardised, half)
    const d2 = f64x2.sub(standardised, half)
    const size1 = f64x2.abs(d1)
    const size2 = f64x2.abs(d2)
    // F φ(d1) = K φ(d2): from the larger density, so that neither factor is lost to underflow.
    const isFirst = f64x2.le(size1, size2)
    const d = v128.bitselect(size1, size2, isFirst)
    const density = exponential(f64x2.mul(f64x2.splat(-0.5), f64x2.mul(d, d)))
    const weight = f64x2.mul(
      f64x2.mul(v128.bitselect(forward, strike, isFirst), f64x2.splat(0.3989422804014327)),
      density,
    )
    const tail1 = f64x2.mul(weight, millsRatio(size1))
    const tail2 = f64x2.mul(weight, millsRatio(size2))
    const asset = shareOf(forward, tail1, f64x2.mul(d1, sign))
    const cash = shareOf(strike, tail2, f64x2.mul(d2, sign))
    let discount = one
    if (hasRates) {
      const limit = f64x2.splat(700.0)
      isUsable = v128.and(isUsable, f64x2.le(f64x2.abs(growth), limit))
      discount = exponential(growth)
    }
    const signed = f64x2.mul(discount, sign)
    const value = f64x2.pmax(zero, f64x2.mul(signed, f64x2.sub(asset, cash)))
    const scaled = f64x2.mul(discount, weight)
    v128.store(column, value)
    column += stride
    v128.store(column, f64x2.mul(f64x2.mul(signed, asset), perForward))
    column += stride
    const density1 = f64x2.mul(scaled, perForward)
    v128.store(column, f64x2.mul(f64x2.mul(density1, perDeviation), perForward))
    column += stride
    v128.store(column, f64x2.mul(scaled, rootTime))
    column += stride
    // vega · σ / (2 T), as √T = s / σ.
    const speed = f64x2.mul(volatility, f64x2.mul(volatility, perDeviation))
    const decay = f64x2.mul(f64x2.mul(f64x2.splat(0.5), scaled), speed)
    v128.store(column, f64x2.sub(f64x2.mul(rate, value), decay))
  }
  return i32(i64x2.all_true(isUsable))
}

/** Limits far outside of any market, inside which nothing overflows. */
@inline
function isWithin(x: v128): v128 {
  return v128.and(f64x2.ge(x, f64x2.splat(1e-100)), f64x2.le(x, f64x2.splat(1e100)))
}

/** 1 for a call, −1 for a put, of two contracts. */
@inline
function signsOf(calls: usize): v128 {
  const first = f64x2.splat(<f64>(<i32>load<u8>(calls) * 2 - 1))
  return f64x2.replace_lane(first, 1, <f64>(<i32>load<u8>(calls + 1) * 2 - 1))
}

/** `whole` times N(d), by the tail beyond |d|. */
@inline
function shareOf(whole: v128, tail: v128, d: v128): v128 {
  return v128.bitselect(f64x2.sub(whole, tail), tail, f64x2.gt(d, f64x2.splat(0.0)))
}
