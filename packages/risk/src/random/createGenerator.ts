import { normalQuantile } from '../special/normalQuantile.ts'
import { splitMix64 } from './splitMix64.ts'

/** A seeded source of random numbers. Draws advance it; two with one seed draw alike. */
export type RandomGenerator = {
  /** What it was made with, for reports. */
  readonly seed: string
  /** Draws 64 bits, as two unsigned words. */
  readonly nextWord: () => { readonly high: number; readonly low: number }
  /** Draws uniformly from the open interval (0, 1): (n + ½) / 2^52, n in 0 … 2^52 − 1. */
  readonly nextUniform: () => number
  /** Draws from the standard normal distribution, by inversion: one uniform a draw. */
  readonly nextNormal: () => number
}

/**
 * Makes a xoshiro256** generator.
 *
 * Integers only, so the bits are the same on any machine. Normals are made by inversion rather than by
 * rejection: a change in the last bit of a logarithm then moves one draw by as little, instead of
 * shifting the whole sequence.
 *
 * @param seed any integer; taken modulo 2^64.
 * @see D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number Generators (2021)
 */
export function createGenerator(seed: bigint): RandomGenerator {
  const state = new Int32Array(8)
  splitMix64(seed, 4).forEach((word, index) => {
    state[2 * index] = Number((word >> 32n) & 0xffffffffn)
    state[2 * index + 1] = Number(word & 0xffffffffn)
  })
  const output = new Int32Array(2)
  const nextUniform = (): number => {
    advance(state, output)
    const high = (output[0] as number) >>> 0
    const low = (output[1] as number) >>> 12
    return (high * 2 ** 20 + low + 0.5) * 2 ** -52
  }
  return {
    seed: BigInt.asUintN(64, seed).toString(),
    nextWord: () => {
      advance(state, output)
      return { high: (output[0] as number) >>> 0, low: (output[1] as number) >>> 0 }
    },
    nextUniform,
    nextNormal: () => normalQuantile(nextUniform()),
  }
}

/**
 * Draws one word and moves the state on: output = rotl(s1 · 5, 7) · 9.
 *
 * In halves of 32 bits, high before low, because BigInt arithmetic is some fifty times slower.
 */
function advance(s: Int32Array, output: Int32Array): void {
  const [s0h, s0l] = [s[0] as number, s[1] as number]
  const [s1h, s1l] = [s[2] as number, s[3] as number]
  // s1 · 5 = (s1 << 2) + s1
  const fiveLow = ((s1l << 2) >>> 0) + (s1l >>> 0)
  const fiveHigh = (((s1h << 2) | (s1l >>> 30)) + s1h + (fiveLow > 0xffffffff ? 1 : 0)) | 0
  const fiveLow32 = fiveLow | 0
  const rotHigh = (fiveHigh << 7) | (fiveLow32 >>> 25)
  const rotLow = (fiveLow32 << 7) | (fiveHigh >>> 25)
  // · 9 = (x << 3) + x
  const nineLow = ((rotLow << 3) >>> 0) + (rotLow >>> 0)
  output[0] = ((rotHigh << 3) | (rotLow >>> 29)) + rotHigh + (nineLow > 0xffffffff ? 1 : 0)
  output[1] = nineLow | 0

  const s2h = (s[4] as number) ^ s0h
  const s2l = (s[5] as number) ^ s0l
  const s3h = (s[6] as number) ^ s1h
  const s3l = (s[7] as number) ^ s1l
  s[2] = s1h ^ s2h
  s[3] = s1l ^ s2l
  s[0] = s0h ^ s3h
  s[1] = s0l ^ s3l
  s[4] = s2h ^ ((s1h << 17) | (s1l >>> 15))
  s[5] = s2l ^ (s1l << 17)
  // rotl(s3, 45) swaps the halves and turns by 13.
  s[6] = (s3l << 13) | (s3h >>> 19)
  s[7] = (s3h << 13) | (s3l >>> 19)
}
