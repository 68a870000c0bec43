const numbers = new Float64Array(2)
const words = new Uint32Array(numbers.buffer)
// Which half of a double holds its exponent depends on the machine.
const top = new Uint8Array(Float64Array.of(-0).buffer)[7] === 128 ? 1 : 0

/**
 * ln(a / b) with full relative accuracy, also where the quotient is near 1.
 *
 *     a / b = 2^k · m,  m in [√½, √2]      f = (ma − mb) / (ma + mb)      ln = k · ln 2 + 2 atanh f
 *
 * The difference of two close doubles is exact, where the quotient would have lost those digits.
 *
 * @param a above zero and normal (at least 2.3e-308), as is `b`.
 */
export function logRatio(a: number, b: number): number {
  numbers[0] = a
  numbers[1] = b
  const wordA = words[top] as number
  const wordB = words[2 + top] as number
  words[top] = (wordA & 0x000fffff) | 0x3ff00000
  words[2 + top] = (wordB & 0x000fffff) | 0x3ff00000
  let ma = numbers[0] as number
  let mb = numbers[1] as number
  let k = (wordA >>> 20) - (wordB >>> 20)
  if (ma > mb * Math.SQRT2) {
    ma *= 0.5
    k += 1
  } else if (mb > ma * Math.SQRT2) {
    mb *= 0.5
    k -= 1
  }
  const f = (ma - mb) / (ma + mb)
  const z = f * f
  const y = z * z
  let even = 0.07308292712444311
  let odd = 0.07665855309105386
  even = even * y + 0.09091444727837474
  odd = odd * y + 0.11111105565129939
  even = even * y + 0.14285714313001635
  odd = odd * y + 0.19999999999949722
  even = even * y + 0.3333333333333335
  const p = even + odd * z
  const twice = f + f
  const small = twice * z * p + k * 7.371002565167799e-13
  return k * 0.6931471805592082 + (twice + small)
}
