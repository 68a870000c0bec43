import type { Hex } from '@crossmargin/core'
import type { VenueWatch } from '../../kit/venueAdapter.ts'
import { morphoTopics } from '../listMorphoEvents.ts'
import type { MorphoTables } from '../morphoTables.ts'
import { seedMorphoMarkets } from './seedMorphoMarkets.ts'
import { seedMorphoOwners } from './seedMorphoOwners.ts'

/**
 * Following some owners of the singleton.
 *
 * All its events come from one contract and are few, and all but one of those that concern an owner
 * move a market's totals or make it a used one: only taking collateral back is fetched by owner, and
 * nothing needs asking anew.
 */
export const morphoWatch: VenueWatch<MorphoTables> = {
  ownerTopics: new Map(
    morphoTopics('WithdrawCollateral').map((topic): readonly [Hex, readonly [2]] => [topic, [2]]),
  ),
  seedShared: seedMorphoMarkets,
  seedOwners: seedMorphoOwners,
  refreshes: () => [],
  refreshed: () => [],
}
