import { aaveV3 } from './aave-v3/aaveV3.ts'
import { compoundV3 } from './compound-v3/compoundV3.ts'
import type { VenueAdapter } from './kit/venueAdapter.ts'
import { morphoBlue } from './morpho-blue/morphoBlue.ts'
import { walletBalances } from './wallet/walletBalances.ts'

/**
 * Every venue crossmargin knows. A new venue is one folder, and one line here.
 *
 * The list forgets each venue's own types: what runs over all venues only passes rows and states
 * from one function of an adapter to another of the same adapter.
 */
export const venueAdapters: readonly VenueAdapter[] = [
  aaveV3,
  compoundV3,
  morphoBlue,
  walletBalances,
] as readonly unknown[] as readonly VenueAdapter[]
