import type { ChainLog, VenueAdapter } from '@crossmargin/adapters'
import { InvariantError } from '@crossmargin/core'

/**
 * Reads a log as a venue's event.
 *
 * Anybody can write a contract that emits a venue's topic over any bytes, so nothing that a log holds
 * may end the indexing: bytes that make a decoder throw are bytes that do not decode.
 *
 * @returns `undefined` for a log that is not the venue's or cannot be read.
 */
export function decodeLog(log: ChainLog, adapter: VenueAdapter): unknown {
  try {
    return adapter.index.decode(log)
  } catch (error) {
    if (error instanceof InvariantError) throw error
    return undefined
  }
}
