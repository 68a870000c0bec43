import { holdingExposures } from '../kit/holdingExposures.ts'
import type { VenueAdapter } from '../kit/venueAdapter.ts'
import { assembleComet } from './assembleComet.ts'
import { cometMargin } from './cometMargin.ts'
import type { CometState } from './cometState.ts'
import { type CometTables, cometTables } from './cometTables.ts'
import { cometTransition } from './cometTransition.ts'
import { discoverComet } from './discoverComet.ts'
import { encodeComet } from './encodeComet.ts'
import { type CometEvent, indexComet } from './indexComet.ts'
import { cometMarkets, cometOraclePrices } from './marketsComet.ts'
import { readComet, readCometAnswers } from './readComet.ts'

/** Compound III: one base asset lent out of each Comet, several collaterals; an owner is an account. */
export const compoundV3: VenueAdapter<CometTables, CometState, CometEvent> = {
  id: 'compound-v3',
  label: 'Compound III',
  product: 'lending',
  rootLabel: 'the Comet proxy',
  tables: cometTables,
  discover: discoverComet,
  index: indexComet,
  assemble: assembleComet,
  read: readComet,
  readAnswers: readCometAnswers,
  markets: cometMarkets,
  oraclePrices: cometOraclePrices,
  margin: cometMargin,
  transition: cometTransition,
  encode: encodeComet,
  exposures: holdingExposures,
}
