const mask = 2n ** 64n - 1n

/**
 * Expands one seed into as many well-mixed 64-bit words as a generator's state needs.
 *
 * @see G. L. Steele, D. Lea and C. H. Flood, Fast Splittable Pseudorandom Number Generators (2014)
 */
export function splitMix64(seed: bigint, words: number): readonly bigint[] {
  let state = seed & mask
  return Array.from({ length: words }, () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask
    let z = state
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask
    return z ^ (z >> 31n)
  })
}
