import { useCallback, useSyncExternalStore } from 'react'

const changed = 'crossmargin:owners'

/**
 * Keeps the owners looked at in the page's address, so that a link shows what its sender saw.
 *
 * @returns the text of `?owners=` as it stands, and a function that sets it.
 */
export function useOwnersInUrl(): readonly [string, (owners: readonly string[]) => void] {
  const text = useSyncExternalStore(subscribe, read)
  const set = useCallback((owners: readonly string[]) => {
    const search = owners.length === 0 ? '' : `?owners=${owners.join(',')}`
    window.history.pushState(null, '', `${window.location.pathname}${search}`)
    window.dispatchEvent(new Event(changed))
  }, [])
  return [text, set]
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(changed, listener)
  }
}

function read(): string {
  return new URLSearchParams(window.location.search).get('owners') ?? ''
}
