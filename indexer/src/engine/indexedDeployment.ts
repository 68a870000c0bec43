import type { Deployment, VenueAdapter } from '@crossmargin/adapters'

/** One deployment with the adapter that understands it. */
export type IndexedDeployment = {
  readonly deployment: Deployment
  readonly adapter: VenueAdapter
}
