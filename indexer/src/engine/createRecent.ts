/** Values that were used of late, by name. */
export type Recent<value> = {
  /** @returns the value, which counts as a use; `undefined` when it is forgotten or never was. */
  get(name: unknown): value | undefined
  set(name: unknown, value: value): void
}

/**
 * Remembers in two generations: when the young one is full it becomes the old one, and what the old
 * one held is forgotten unless it was used since. There is no list to keep in order at every use.
 *
 * @param capacity of one generation: between once and twice as many are remembered.
 */
export function createRecent<value extends object>(capacity: number): Recent<value> {
  let young = new Map<unknown, value>()
  let old = new Map<unknown, value>()
  const set = (name: unknown, value: value): void => {
    if (young.size >= capacity) {
      old = young
      young = new Map()
    }
    young.set(name, value)
  }
  return {
    get(name) {
      const value = young.get(name)
      if (value !== undefined) return value
      const older = old.get(name)
      if (older !== undefined) set(name, older)
      return older
    },
    set,
  }
}
