import type { Hex } from '@crossmargin/core'
import { toEventSelector } from 'viem'
import type { VenueWatch } from '../../kit/venueAdapter.ts'
import { aaveEventsAbi, stableDebtEventsAbi } from '../aaveAbi.ts'
import type { AaveTables } from '../aaveTables.ts'
import type { AaveEvent } from '../index/decodeAaveLog.ts'
import { refreshedOfAave, refreshesOfAave } from './refreshAave.ts'
import { seedAaveOwners } from './seedAaveOwners.ts'
import { seedAavePool } from './seedAavePool.ts'

/** An indexed topic of an event, the first being its name. */
type Place = 1 | 2 | 3

/**
 * Where each event that is an owner's own business names the owner.
 *
 * Liquidations are not among them: one of anybody advances a reserve's indexes without another log.
 * Nor is a debt changed from one rate to the other, or rebalanced: the tokens' own logs say it all.
 */
const ownerTopics: { readonly [name in AaveEvent['eventName']]?: readonly Place[] } = {
  Mint: [2],
  Burn: [1],
  BalanceTransfer: [1, 2],
  StableMint: [2],
  StableBurn: [1],
  ReserveUsedAsCollateralEnabled: [2],
  ReserveUsedAsCollateralDisabled: [2],
  UserEModeSet: [1],
}

/** Following some owners of a market: balances by their logs, totals by views. */
export const aaveWatch: VenueWatch<AaveTables> = {
  ownerTopics: new Map([
    ...aaveEventsAbi.flatMap((event) => placed(event, ownerTopics[event.name])),
    ...stableDebtEventsAbi.flatMap((event) => placed(event, ownerTopics[`Stable${event.name}`])),
  ]),
  seedShared: seedAavePool,
  seedOwners: seedAaveOwners,
  refreshes: refreshesOfAave,
  refreshed: refreshedOfAave,
}

function placed(
  event: Parameters<typeof toEventSelector>[0],
  places: readonly Place[] | undefined,
): readonly (readonly [Hex, readonly Place[]])[] {
  return places === undefined ? [] : [[toEventSelector(event), places]]
}
