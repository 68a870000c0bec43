import type { Hex } from '@crossmargin/core'
import { toEventSelector } from 'viem'
import type { VenueWatch } from '../../kit/venueAdapter.ts'
import { aaveEventsAbi } from '../aaveAbi.ts'
import type { AaveTables } from '../aaveTables.ts'
import type { AaveEvent } from '../index/decodeAaveLog.ts'
import { refreshedOfAave, refreshesOfAave } from './refreshAave.ts'
import { seedAaveOwners } from './seedAaveOwners.ts'
import { seedAavePool } from './seedAavePool.ts'

/**
 * Where each event that is an owner's own business names the owner.
 *
 * Liquidations are not among them: one of anybody advances a reserve's indexes without another log.
 */
const ownerTopics: { readonly [name in AaveEvent['eventName']]?: readonly (1 | 2 | 3)[] } = {
  Mint: [2],
  Burn: [1],
  BalanceTransfer: [1, 2],
  ReserveUsedAsCollateralEnabled: [2],
  ReserveUsedAsCollateralDisabled: [2],
  UserEModeSet: [1],
}

/** Following some owners of a market: balances by their logs, totals by views. */
export const aaveWatch: VenueWatch<AaveTables> = {
  ownerTopics: new Map(
    aaveEventsAbi.flatMap((event): readonly [Hex, readonly (1 | 2 | 3)[]][] => {
      const places = ownerTopics[event.name]
      return places === undefined ? [] : [[toEventSelector(event), places]]
    }),
  ),
  seedShared: seedAavePool,
  seedOwners: seedAaveOwners,
  refreshes: refreshesOfAave,
  refreshed: refreshedOfAave,
}
