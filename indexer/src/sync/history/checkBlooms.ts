import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import type { BloomHeader } from '../../rpc/listHeaders.ts'
import type { FetchedLog } from '../../rpc/logs/logFilter.ts'
import { type BloomBits, bloomBits, bloomFill, isEmptyBloom, mayHold } from '../../rpc/logsBloom.ts'

/** Holds logs to what their blocks' headers commit to. It remembers hashes; one serves a chain. */
export type BloomChecker = {
  /**
   * @throws MalformedAnswerError for a log whose contract or first topic its block's bloom denies.
   * A bloom with nothing noted at all is of a chain that keeps none, unless `areBloomsKept`.
   */
  assertNoted(logs: readonly FetchedLog[], headers: ReadonlyMap<number, BloomHeader>): void
  /**
   * Of blocks without logs of ours, those whose bloom says that there may be some: rare chance, or a
   * node that left logs out. Blooms that are more than half full say too little to be asked about.
   */
  suspects(
    headers: readonly BloomHeader[],
    watched: { readonly addresses: readonly Hex[]; readonly topics: readonly Hex[] },
  ): readonly BloomHeader[]
}

const manyAddresses = 200

/** Opens a checker. */
export function createBloomChecker(): BloomChecker {
  const known = new Map<Hex, BloomBits>()
  const bitsOf = (value: Hex): BloomBits => {
    const bits = known.get(value) ?? bloomBits(value)
    known.set(value, bits)
    return bits
  }
  // Seen once, a chain is known to keep blooms: from then on an empty one contradicts its logs.
  let areBloomsKept = false
  const assertLog = (log: FetchedLog, bloom: Hex): void => {
    if (!areBloomsKept && isEmptyBloom(bloom)) return
    areBloomsKept = true
    const [topic] = log.topics
    if (mayHold(bloom, bitsOf(log.address)) && (!topic || mayHold(bloom, bitsOf(topic)))) return
    throw new MalformedAnswerError({
      field: 'a log that its block notes',
      value: { blockNumber: log.blockNumber, logIndex: log.logIndex },
    })
  }
  return {
    assertNoted(logs, headers) {
      for (const log of logs) {
        const bloom = headers.get(log.blockNumber)?.logsBloom
        if (bloom !== undefined) assertLog(log, bloom)
      }
    },
    suspects(headers, { addresses, topics }) {
      // Of so many contracts, every bloom seems to note some.
      if (addresses.length > manyAddresses) return []
      return headers.filter(({ logsBloom: bloom }) => {
        if (bloom === undefined || bloomFill(bloom) > 0.5) return false
        return (
          addresses.some((address) => mayHold(bloom, bitsOf(address))) &&
          topics.some((topic) => mayHold(bloom, bitsOf(topic)))
        )
      })
    },
  }
}
