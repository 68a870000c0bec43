/** A seeded source of randomness. Integers only, so that every platform draws the same. */
export type Random = {
  /** Draws an integer, both bounds included. */
  integer(bounds: { readonly min: number; readonly max: number }): number
  /** Is true in `percent` of a hundred draws. */
  chance(percent: number): boolean
  pick<item>(items: readonly item[]): item
  /** Takes between `min` and `max` hundredths of an amount, rounded down. */
  share(amount: bigint, bounds: { readonly min: number; readonly max: number }): bigint
  /** An independent stream; drawing from it leaves this one where it is. */
  fork(label: string): Random
}

/** Creates a splitmix32 stream from a seed. */
export function createRandom(seed: number): Random {
  let state = mix(seed >>> 0)
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    return mix(state)
  }
  const integer: Random['integer'] = ({ min, max }) => min + (next() % (max - min + 1))
  return {
    integer,
    chance: (percent) => next() % 100 < percent,
    pick: (items) => items[next() % items.length] as (typeof items)[number],
    share: (amount, bounds) => (amount * BigInt(integer(bounds))) / 100n,
    fork: (label) => createRandom(hashLabel(seed, label)),
  }
}

function mix(value: number): number {
  let z = value
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}

// FNV-1a over the label, started from the seed.
function hashLabel(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const character of label) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  return hash
}
