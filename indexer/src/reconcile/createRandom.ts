/** A stream of numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number

/**
 * Opens a seeded stream: what was sampled can be sampled again.
 *
 * @param seed any whole number; its lowest 32 bits count.
 * @see mulberry32 by Tommy Ettinger: one word of state, enough to choose accounts, never for secrets.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
