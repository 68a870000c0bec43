import { toEventSelector } from 'viem'
import { holdingExposures } from '../kit/holdingExposures.ts'
import { tokenFactViews } from '../kit/tokenFacts.ts'
import type { VenueAdapter } from '../kit/venueAdapter.ts'
import { applyMorphoEvent, decodeMorphoLog, type MorphoEvent } from './applyMorphoEvent.ts'
import { assembleMorpho } from './assembleMorpho.ts'
import { discoverMorpho } from './discoverMorpho.ts'
import { encodeMorpho } from './encodeMorpho.ts'
import { morphoDeployments } from './generated/morphoDeployments.ts'
import { morphoEventsAbi } from './morphoAbi.ts'
import { morphoMargin } from './morphoMargin.ts'
import { marketLabel, morphoMarkets, morphoOraclePrices } from './morphoMarkets.ts'
import type { MorphoState } from './morphoState.ts'
import { type MorphoTables, morphoTables } from './morphoTables.ts'
import { morphoTransition } from './morphoTransition.ts'
import { applyMorphoObservations, observeMorpho } from './observeMorpho.ts'
import { readMorpho, readMorphoAnswers } from './readMorpho.ts'
import { morphoWatch } from './watch/morphoWatch.ts'

/** Morpho Blue: isolated lending markets in one contract; a margin account is an owner in a market. */
export const morphoBlue: VenueAdapter<MorphoTables, MorphoState, MorphoEvent> = {
  id: 'morpho-blue',
  label: 'Morpho Blue',
  product: 'lending',
  rootLabel: 'the Morpho contract',
  deployments: morphoDeployments,
  tables: morphoTables,
  discover: discoverMorpho,
  index: {
    revision: 1,
    topics: morphoEventsAbi.map((event) => toEventSelector(event)),
    addresses: ({ root }) => [root],
    decode: decodeMorphoLog,
    children: () => [],
    announcedBy: [],
    facts({ eventName, args }) {
      if (eventName !== 'CreateMarket') return []
      const { loanToken, collateralToken } = args.marketParams
      return [...tokenFactViews(loanToken), ...tokenFactViews(collateralToken)]
    },
    apply: applyMorphoEvent,
    observes: ({ rows }) => observeMorpho(rows),
    observed: ({ rows, results }) => applyMorphoObservations(rows, results),
    accounts({ table, row }, { deployment: { venue, chainId, root } }) {
      if (table !== 'position') return []
      return [{ venue, chainId, root, owner: row.owner, sub: row.market_id }]
    },
    watch: morphoWatch,
  },
  assemble: assembleMorpho,
  read: readMorpho,
  accountLabel: ({ state }) => marketLabel(state),
  readAnswers: readMorphoAnswers,
  markets: morphoMarkets,
  oraclePrices: morphoOraclePrices,
  margin: morphoMargin,
  transition: morphoTransition,
  encode: encodeMorpho,
  exposures: holdingExposures,
}
