/** Chance that can be had again: the same seed and label give the same numbers. */
export type RandomSource = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 up to, and without, a bound. */
  below(bound: number): number
  chance(probability: number): boolean
  pick<item>(items: readonly item[]): item
  shuffle<item>(items: readonly item[]): readonly item[]
  /** A source of its own, so that drawing more here changes nothing there. */
  split(label: string): RandomSource
}

/** Opens the source of a seed. */
export function createRandom(seed: string): RandomSource {
  const state = stateOf(seed)
  const next = (): number => nextWord(state) / 2 ** 32
  const random: RandomSource = {
    next,
    below: (bound) => Math.floor(next() * bound),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as never,
    shuffle: (items) => {
      const keyed = items.map((item) => ({ item, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
    },
    split: (label) => createRandom(`${seed}/${label}`),
  }
  return random
}

/** Four words by the FNV-1a hash of the seed; never all zero. */
function stateOf(seed: string): Uint32Array {
  const state = new Uint32Array(4)
  for (let word = 0; word < 4; word += 1) {
    let hash = 0x811c9dc5 ^ word
    for (let index = 0; index < seed.length; index += 1)
      hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
    state[word] = hash ^ (hash >>> 15)
  }
  state[0] = (state[0] ?? 0) | 1
  for (let turn = 0; turn < 8; turn += 1) nextWord(state)
  return state
}

/** xoshiro128**, by Blackman and Vigna. */
function nextWord(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
  const mixed = c ^ a
  const last = d ^ b
  state[0] = a ^ last
  state[1] = b ^ mixed
  state[2] = mixed ^ (b << 9)
  state[3] = rotate(last, 11)
  return result
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
