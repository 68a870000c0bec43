/** Something a reader of the store may want to look at again. The store itself is the truth. */
export type StoreChange = { readonly chainId: number; readonly headNumber: number }

/** Tells readers in this process that a chain has a new head, or went back to an old one. */
export type ChangeFeed = {
  publish(change: StoreChange): void
  /** @returns how to stop listening. */
  subscribe(listener: (change: StoreChange) => void): () => void
}

/** Opens a feed. A listener that throws is its own affair: the others still hear. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: StoreChange) => void>()
  return {
    publish(change) {
      for (const listener of [...listeners]) queueMicrotask(() => listener(change))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
