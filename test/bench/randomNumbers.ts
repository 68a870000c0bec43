/** A source of numbers that are the same in every run and on every machine. */
export type RandomNumbers = {
  /** In (0, 1). */
  readonly uniform: () => number
  /** Standard normal. */
  readonly normal: () => number
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number
}

/** Makes numbers from a seed (xorshift of 32 bits; normals by Box and Muller). */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed >>> 0 || 1
  const uniform = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return (state + 0.5) / 2 ** 32
  }
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (end) => Math.floor(uniform() * end),
  }
}
