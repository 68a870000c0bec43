/**
 * Picks some of a list, spread evenly over it, the first and the last among them.
 *
 * @param count at least 1; of one alone the last is picked: it is the newest.
 * @returns at most `count` of them, in order, each once.
 */
export function spreadEvenly<item>(items: readonly item[], count: number): readonly item[] {
  if (items.length <= count) return items
  const step = (items.length - 1) / Math.max(1, count - 1)
  return Array.from(
    { length: count },
    (_, index) => items[items.length - 1 - Math.round((count - 1 - index) * step)] as item,
  )
}
