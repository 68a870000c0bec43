import { logRatio, normalCdf16 } from './elementary'

/** ln(a / b) of two columns; `count` is even. */
export function logRatios(a: usize, b: usize, out: usize, count: i32): void {
  const end = a + ((<usize>count) << 3)
  for (; a < end; a += 16, b += 16, out += 16) v128.store(out, logRatio(v128.load(a), v128.load(b)))
}

/**
 * Values contracts in scenarios, a row of `stride` bytes each.
 *
 *     value = w1 · m · N(sign · d1) + w2 · N(sign · d2)
 *     16 · sign · d = (ln(F/K) + ln m) · inverse ± half
 *
 * `contracts` holds, per contract, ln(F/K), w1 = sign · F, w2 = −sign · K, and for each volatility level
 * inverse = 16 · sign / s and half = 8 · sign · s: a cell has neither division nor logarithm nor
 * exponential. `counts` holds the number of scenarios of each level (u32, even; the caller pads), whose
 * multipliers and their logarithms stand level after level.
 */
export function scenarioRows(
  contracts: usize,
  count: i32,
  counts: usize,
  levels: i32,
  logMultipliers: usize,
  multipliers: usize,
  out: usize,
  stride: usize,
): void {
  for (; count > 0; count -= 1, out += stride) {
    const l = v128.load64_splat(contracts)
    const w1 = v128.load64_splat(contracts + 8)
    const w2 = v128.load64_splat(contracts + 16)
    contracts += 24
    let at: usize = 0
    for (let level: i32 = 0; level < levels; level += 1, contracts += 16) {
      const i = v128.load64_splat(contracts)
      const h = v128.load64_splat(contracts + 8)
      const end = at + ((<usize>load<u32>(counts + ((<usize>level) << 2))) << 3)
      for (; at < end; at += 16) {
        const z = f64x2.mul(f64x2.add(l, v128.load(logMultipliers + at)), i)
        const n1 = normalCdf16(f64x2.add(z, h))
        const n2 = normalCdf16(f64x2.sub(z, h))
        const asset = f64x2.mul(f64x2.mul(w1, v128.load(multipliers + at)), n1)
        const value = f64x2.add(asset, f64x2.mul(w2, n2))
        v128.store(out + at, f64x2.pmax(f64x2.splat(0.0), value))
      }
    }
  }
}

/** Like `scenarioRows`, adding all rows to the one at `out`; quantities are in `w1` and `w2`. */
export function addScenarioRows(
  contracts: usize,
  count: i32,
  counts: usize,
  levels: i32,
  logMultipliers: usize,
  multipliers: usize,
  out: usize,
): void {
  for (; count > 0; count -= 1) {
    const l = v128.load64_splat(contracts)
    const w1 = v128.load64_splat(contracts + 8)
    const w2 = v128.load64_splat(contracts + 16)
    contracts += 24
    let at: usize = 0
    for (let level: i32 = 0; level < levels; level += 1, contracts += 16) {
      const i = v128.load64_splat(contracts)
      const h = v128.load64_splat(contracts + 8)
      const end = at + ((<usize>load<u32>(counts + ((<usize>level) << 2))) << 3)
      for (; at < end; at += 16) {
        const z = f64x2.mul(f64x2.add(l, v128.load(logMultipliers + at)), i)
        const n1 = normalCdf16(f64x2.add(z, h))
        const n2 = normalCdf16(f64x2.sub(z, h))
        const asset = f64x2.mul(f64x2.mul(w1, v128.load(multipliers + at)), n1)
        const value = f64x2.add(asset, f64x2.mul(w2, n2))
        v128.store(out + at, f64x2.add(v128.load(out + at), value))
      }
    }
  }
}

/**
 * Adds rows into an account: out[j] = Σ quantity · rows[contract][j], `stride` bytes a row, a multiple
 * of 64. Each column is summed in the order of the entries.
 */
export function addRows(
  contracts: usize,
  quantities: usize,
  entries: i32,
  rows: usize,
  stride: usize,
  out: usize,
): void {
  for (let column: usize = 0; column < stride; column += 64) {
    let a = f64x2.splat(0.0)
    let b = f64x2.splat(0.0)
    let c = f64x2.splat(0.0)
    let d = f64x2.splat(0.0)
    const from = rows + column
    for (let e: i32 = 0; e < entries; e += 1) {
      const row = from + <usize>load<u32>(contracts + ((<usize>e) << 2)) * stride
      const quantity = v128.load64_splat(quantities + ((<usize>e) << 3))
      a = f64x2.add(a, f64x2.mul(quantity, v128.load(row, 0)))
      b = f64x2.add(b, f64x2.mul(quantity, v128.load(row, 16)))
      c = f64x2.add(c, f64x2.mul(quantity, v128.load(row, 32)))
      d = f64x2.add(d, f64x2.mul(quantity, v128.load(row, 48)))
    }
    v128.store(out + column, a, 0)
    v128.store(out + column, b, 16)
    v128.store(out + column, c, 32)
    v128.store(out + column, d, 48)
  }
}
