import { MalformedAnswerError } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'
import { createWatchSet } from '../engine/watchSet.ts'
import type { Store } from '../store/store.ts'
import type { CheckedBlock } from '../sync/chainStep.ts'
import { fetchCoalesced } from '../sync/fetchRange.ts'
import type { LogWatch } from '../sync/watchedLogs.ts'

/** What was not watched when the blocks were indexed. */
export type FetchPastLogsParameters = {
  readonly chainId: number
  readonly store: Store
  readonly indexed: IndexedDeployment
  /** First topics to ask of every contract that was watched already. */
  readonly topics: readonly Hex[]
  /** Contracts to ask for every topic; contracts they announce are asked too. */
  readonly addresses: readonly Address[]
  readonly signal?: AbortSignal | undefined
  readonly onRange?: ((range: { readonly from: number; readonly to: number }) => void) | undefined
}

/** Blocks asked for at once. */
const span = 2_000

/**
 * Fetches a deployment's missing logs from its start block to the stored head, and puts them among the
 * stored ones. Nothing that is stored is asked for again.
 *
 * Each range is kept as soon as it is fetched. A run that is cut short is begun anew, and finds the
 * same logs again, which are kept once.
 *
 * @throws MalformedAnswerError when the node's blocks are not those that are stored, to be tried again.
 */
export async function fetchPastLogs(
  client: Client,
  parameters: FetchPastLogsParameters,
): Promise<void> {
  const { chainId, store, indexed, signal, onRange } = parameters
  const head = store.loadCheckpoint(chainId)?.head
  if (head === undefined) return
  const watches = toWatches(parameters)
  for (let from = indexed.deployment.startBlock; from <= head.number; from += span) {
    const to = Math.min(from + span - 1, head.number)
    for (const watch of watches) {
      signal?.throwIfAborted()
      if (watch.addresses().length === 0) continue
      const checked = await fetchCoalesced(client, { chainId, from, to, watch })
      keep(store, { chainId, checked })
    }
    onRange?.({ from, to })
  }
}

/**
 * Two questions a range: new topics of known contracts, then all topics of new contracts, those
 * announced on the way included.
 */
function toWatches({
  store,
  indexed,
  topics,
  addresses,
}: FetchPastLogsParameters): readonly LogWatch[] {
  const known = createWatchSet({ deployments: [indexed], store })
  const unasked = new Set<Address>(addresses)
  const asked = known.addresses().filter((address) => !unasked.has(address))
  const announce: LogWatch['announce'] = (log) => {
    const found = known.announce(log)
    for (const address of found) unasked.add(address)
    return found
  }
  return [
    {
      addresses: () => (topics.length === 0 ? [] : asked),
      topics: () => topics,
      // Whom such a log announces is asked for every topic, by the second question.
      announce: (log) => {
        announce(log)
        return []
      },
    },
    { addresses: () => [...unasked], topics: () => known.topics(), announce },
  ]
}

function keep(
  store: Store,
  { chainId, checked }: { readonly chainId: number; readonly checked: CheckedBlock },
): void {
  const { block, logs, headers } = checked
  const timestamps = new Map<number, number>()
  for (const [number, { hash, timestampSeconds }] of [...headers, [block.number, block] as const]) {
    const stored = store.loadBlock({ chainId, number })
    if (stored !== undefined && stored.hash !== hash)
      throw new MalformedAnswerError({ field: `the hash of stored block ${number}`, value: hash })
    timestamps.set(number, timestampSeconds)
  }
  store.mergeLogs({ chainId, logs, timestamps })
}
