import { toEventSelector } from 'viem'
import type { VenueIndex } from '../kit/venueAdapter.ts'
import { applyMorphoEvent } from './applyMorphoEvent.ts'
import { decodeMorphoLog, type MorphoEvent } from './decodeMorphoLog.ts'
import { morphoEventsAbi } from './morphoAbi.ts'
import type { MorphoTables } from './morphoTables.ts'
import { applyMorphoObservations, observeMorpho } from './observeMorpho.ts'
import { tokenFactViews } from './tokenFacts.ts'

/** Logs of the singleton, and two observations per used market, to rows. */
export const morphoIndex: VenueIndex<MorphoTables, MorphoEvent> = {
  topics: morphoEventsAbi.map((event) => toEventSelector(event)),
  addresses: ({ root }) => [root],
  decode: decodeMorphoLog,
  children: () => [],
  facts: (event) =>
    event.eventName === 'CreateMarket'
      ? [event.args.marketParams.loanToken, event.args.marketParams.collateralToken].flatMap(
          tokenFactViews,
        )
      : [],
  apply: applyMorphoEvent,
  observes: ({ rows }) => observeMorpho(rows),
  observed: ({ rows, results }) => applyMorphoObservations(rows, results),
  accounts: ({ table, row }, { deployment: { venue, chainId, root } }) =>
    table === 'position' ? [{ venue, chainId, root, owner: row.owner, sub: row.market_id }] : [],
}
