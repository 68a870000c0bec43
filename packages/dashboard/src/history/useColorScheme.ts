import { useSyncExternalStore } from 'react'

const query = '(prefers-color-scheme: dark)'

/** Whether the system wants dark or light: a canvas has to be told, CSS knows by itself. */
export function useColorScheme(): 'dark' | 'light' {
  return useSyncExternalStore(subscribe, read)
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

function read(): 'dark' | 'light' {
  return window.matchMedia(query).matches ? 'dark' : 'light'
}
