import type { Rebuilding } from '../../rebuild.ts'
import type { OpenSqliteParameters } from '../openSqliteStore.ts'
import { toVenueCatalog } from '../venueTable.ts'
import { openRebuilding } from './openRebuild.ts'

/** Opens an empty place for state that is only to be compared, and then forgotten. */
export function openSqliteRebuilding({
  adapters,
}: Pick<OpenSqliteParameters, 'adapters'>): Rebuilding {
  return openRebuilding({ path: '', catalog: toVenueCatalog(adapters) })
}
