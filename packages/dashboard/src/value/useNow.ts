import { useSyncExternalStore } from 'react'

let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Unix seconds, a second at a time. One timer serves the page, and none runs when nobody looks. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, nowSeconds, nowSeconds)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Four times a second, so that no second is shown for much longer than it lasts.
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 250)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000)
}
