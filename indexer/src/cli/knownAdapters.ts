import type { VenueAdapter } from '@crossmargin/adapters'

/** Every venue this program knows, in the order they are listed to people. */
export const knownAdapters: readonly VenueAdapter[] = []
