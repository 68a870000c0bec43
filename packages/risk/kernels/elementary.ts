// Two values at a time; each lane does exactly what the TypeScript reference does with one number, in
// the same order and without fused operations, so that both give the same bits.

/** 1.5 · 2^52: adding and taking it off rounds to a whole number, which then stands in the low bits. */
const roundingShift: f64 = 6755399441055744.0

/** Rows of the table of N(x): x = −8.5 … 8.5 in sixteenths, 64 bytes each. */
const cdfTable: usize = 0
const cdfHalfRows: f64 = 136.0
/** Rows of the table of the Mills ratio: x = 0 … 38 in sixteenths, 64 bytes each. */
const millsTable: usize = 17472
const millsLastRow: f64 = 608.0

/** e^x for x ≤ 709; zero below −708. */
@inline
export function exponential(x: v128): v128 {
  const bounded = f64x2.pmax(x, f64x2.splat(-708.0))
  const shifted = f64x2.add(
    f64x2.mul(bounded, f64x2.splat(1.4426950408889634)),
    f64x2.splat(roundingShift),
  )
  const k = f64x2.sub(shifted, f64x2.splat(roundingShift))
  const r = f64x2.sub(
    f64x2.sub(bounded, f64x2.mul(k, f64x2.splat(0.6931471805592082))),
    f64x2.mul(k, f64x2.splat(7.371002565167799e-13)),
  )
  const z = f64x2.mul(r, r)
  let even = f64x2.splat(2.7620088445409746e-7)
  let odd = f64x2.splat(2.510038549551032e-8)
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(2.4801521295954376e-5))
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(2.7557268459997064e-6))
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(0.0013888888917213717))
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(0.00019841269863053618))
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(0.04166666666662413))
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(0.008333333333330062))
  even = f64x2.add(f64x2.mul(even, z), f64x2.splat(0.5000000000000001))
  odd = f64x2.add(f64x2.mul(odd, z), f64x2.splat(0.16666666666666669))
  const q = f64x2.add(even, f64x2.mul(odd, r))
  const p = f64x2.add(f64x2.add(f64x2.mul(z, q), r), f64x2.splat(1.0))
  const scaled = i64x2.add(p, i64x2.shl(shifted, 52))
  return v128.and(scaled, f64x2.ge(x, f64x2.splat(-708.0)))
}

/** ln(a / b) for normal positive a and b, with full relative accuracy where the quotient is near 1. */
@inline
export function logRatio(a: v128, b: v128): v128 {
  const fraction = i64x2.splat(0x000fffffffffffff)
  const one = f64x2.splat(1.0)
  const half = f64x2.splat(0.5)
  const rootTwo = f64x2.splat(1.4142135623730951)
  const exponentShift = i64x2.splat(0x4330000000000000)
  let ma = v128.or(v128.and(a, fraction), one)
  let mb = v128.or(v128.and(b, fraction), one)
  let k = f64x2.sub(
    v128.or(i64x2.shr_u(a, 52), exponentShift),
    v128.or(i64x2.shr_u(b, 52), exponentShift),
  )
  const high = f64x2.gt(ma, f64x2.mul(mb, rootTwo))
  const low = f64x2.gt(mb, f64x2.mul(ma, rootTwo))
  k = f64x2.sub(f64x2.add(k, v128.and(high, one)), v128.and(low, one))
  ma = v128.bitselect(f64x2.mul(ma, half), ma, high)
  mb = v128.bitselect(f64x2.mul(mb, half), mb, low)
  const f = f64x2.div(f64x2.sub(ma, mb), f64x2.add(ma, mb))
  const z = f64x2.mul(f, f)
  const y = f64x2.mul(z, z)
  let even = f64x2.splat(0.07308292712444311)
  let odd = f64x2.splat(0.07665855309105386)
  even = f64x2.add(f64x2.mul(even, y), f64x2.splat(0.09091444727837474))
  odd = f64x2.add(f64x2.mul(odd, y), f64x2.splat(0.11111105565129939))
  even = f64x2.add(f64x2.mul(even, y), f64x2.splat(0.14285714313001635))
  odd = f64x2.add(f64x2.mul(odd, y), f64x2.splat(0.19999999999949722))
  even = f64x2.add(f64x2.mul(even, y), f64x2.splat(0.3333333333333335))
  const p = f64x2.add(even, f64x2.mul(odd, z))
  const twice = f64x2.add(f, f)
  const small = f64x2.add(
    f64x2.mul(f64x2.mul(twice, z), p),
    f64x2.mul(k, f64x2.splat(7.371002565167799e-13)),
  )
  return f64x2.add(f64x2.mul(k, f64x2.splat(0.6931471805592082)), f64x2.add(twice, small))
}

/** N(z / 16) by the table; `z` is held within the table's ends. */
@inline
export function normalCdf16(z: v128): v128 {
  const bounded = f64x2.pmin(
    f64x2.pmax(z, f64x2.splat(-cdfHalfRows)),
    f64x2.splat(cdfHalfRows),
  )
  const shift = f64x2.splat(roundingShift + cdfHalfRows)
  const shifted = f64x2.add(bounded, shift)
  const u = f64x2.sub(bounded, f64x2.sub(shifted, shift))
  return tableRows(
    cdfTable + (<usize>i32x4.extract_lane(shifted, 0) << 6),
    cdfTable + (<usize>i32x4.extract_lane(shifted, 2) << 6),
    u,
  )
}

/** The Mills ratio (1 − N(x)) / φ(x) by the table, for x ≥ 0; beyond 38 that of 38. */
@inline
export function millsRatio(x: v128): v128 {
  const z = f64x2.pmin(f64x2.mul(x, f64x2.splat(16.0)), f64x2.splat(millsLastRow))
  const shift = f64x2.splat(roundingShift)
  const shifted = f64x2.add(z, shift)
  const u = f64x2.sub(z, f64x2.sub(shifted, shift))
  return tableRows(
    millsTable + (<usize>i32x4.extract_lane(shifted, 0) << 6),
    millsTable + (<usize>i32x4.extract_lane(shifted, 2) << 6),
    u,
  )
}

/** Two rows' polynomials of degree 7, as even and odd halves: no gathering of single coefficients. */
@inline
function tableRows(first: usize, second: usize, u: v128): v128 {
  const z = f64x2.mul(u, u)
  const z0 = v128.shuffle<f64>(z, z, 0, 0)
  const z1 = v128.shuffle<f64>(z, z, 1, 1)
  let a = v128.load(first, 48)
  let b = v128.load(second, 48)
  a = f64x2.add(f64x2.mul(a, z0), v128.load(first, 32))
  b = f64x2.add(f64x2.mul(b, z1), v128.load(second, 32))
  a = f64x2.add(f64x2.mul(a, z0), v128.load(first, 16))
  b = f64x2.add(f64x2.mul(b, z1), v128.load(second, 16))
  a = f64x2.add(f64x2.mul(a, z0), v128.load(first, 0))
  b = f64x2.add(f64x2.mul(b, z1), v128.load(second, 0))
  const even = v128.shuffle<f64>(a, b, 0, 2)
  const odd = v128.shuffle<f64>(a, b, 1, 3)
  return f64x2.add(even, f64x2.mul(u, odd))
}
