import { useSyncExternalStore } from 'react'

let nowSeconds = Math.floor(Date.now() / 1_000)
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Unix seconds, a second at a time. One timer serves the page, and none runs when nobody looks. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 250)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  const next = Math.floor(Date.now() / 1_000)
  if (next === nowSeconds) return
  nowSeconds = next
  for (const listener of listeners) listener()
}

function read(): number {
  return nowSeconds
}
