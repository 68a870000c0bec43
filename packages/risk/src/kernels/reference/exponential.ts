// Module-level constants only: a power of two for every exponent a normal double has.
const smallestExponent = -1022
const powers = powersOfTwo()

/**
 * e^x by argument reduction and a polynomial, in additions and multiplications alone.
 *
 *     x = k · ln 2 + r,  |r| ≤ ln 2 / 2        e^x = 2^k · (1 + (r + r² · q(r)))
 *
 * `Math.exp` may differ in the last digit from one engine to the next; this cannot. The coefficients
 * of q come from a Chebyshev fit at 60 digits, error 1.3e-17.
 *
 * @param x at most 709.
 * @returns e^x with a relative error below 2.5e-16; zero below −708, where it would not be normal.
 */
export function exponential(x: number): number {
  if (!(x >= -708)) return 0
  const shifted = x * Math.LOG2E + 6755399441055744
  const k = shifted - 6755399441055744
  const r = x - k * 0.6931471805592082 - k * 7.371002565167799e-13
  const z = r * r
  let even = 2.7620088445409746e-7
  let odd = 2.510038549551032e-8
  even = even * z + 2.4801521295954376e-5
  odd = odd * z + 2.7557268459997064e-6
  even = even * z + 0.0013888888917213717
  odd = odd * z + 0.00019841269863053618
  even = even * z + 0.04166666666662413
  odd = odd * z + 0.008333333333330062
  even = even * z + 0.5000000000000001
  odd = odd * z + 0.16666666666666669
  const q = even + odd * r
  return (z * q + r + 1) * (powers[k - smallestExponent] as number)
}

function powersOfTwo(): Float64Array {
  const list = new Float64Array(2046)
  let power = 2 ** -1022
  for (let n = 0; n < list.length; n += 1, power *= 2) list[n] = power
  return list
}
