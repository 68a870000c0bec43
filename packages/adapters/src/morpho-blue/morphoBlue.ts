import type { VenueAdapter } from '../kit/venueAdapter.ts'
import { assembleMorpho } from './assembleMorpho.ts'
import type { MorphoEvent } from './decodeMorphoLog.ts'
import { discoverMorpho } from './discoverMorpho.ts'
import { morphoExposures } from './morphoExposures.ts'
import { morphoIndex } from './morphoIndex.ts'
import { morphoMargin } from './morphoMargin.ts'
import { morphoMarkets, morphoOraclePrices } from './morphoMarkets.ts'
import type { MorphoState } from './morphoState.ts'
import { type MorphoTables, morphoTables } from './morphoTables.ts'
import { morphoTransition } from './morphoTransition.ts'
import { readMorpho, readMorphoAnswers } from './readMorpho.ts'

/** Morpho Blue: isolated lending markets in one contract; a margin account is an owner in a market. */
export const morphoBlue: VenueAdapter<MorphoTables, MorphoState, MorphoEvent> = {
  id: 'morpho-blue',
  label: 'Morpho Blue',
  product: 'lending',
  rootLabel: 'the Morpho contract',
  tables: morphoTables,
  discover: discoverMorpho,
  index: morphoIndex,
  assemble: assembleMorpho,
  read: readMorpho,
  readAnswers: readMorphoAnswers,
  markets: morphoMarkets,
  oraclePrices: morphoOraclePrices,
  margin: morphoMargin,
  transition: morphoTransition,
  exposures: morphoExposures,
}
