import { getHeader, MalformedAnswerError } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { Store } from '../store/store.ts'

/**
 * Asks for the times of blocks whose logs the first version stored without them, and stores them.
 *
 * @returns how many headers were asked for; 0 when no time is missing.
 * @throws MalformedAnswerError when the node has another block than the one the logs are of.
 */
export async function fillTimes(
  client: Client,
  { chainId, store }: { readonly chainId: number; readonly store: Store },
): Promise<number> {
  let askedCount = 0
  let chunk = store.loadLogsAfter({ chainId, afterNumber: -1 })
  for (
    ;
    chunk !== undefined;
    chunk = store.loadLogsAfter({ chainId, afterNumber: chunk.lastNumber })
  ) {
    if (chunk.timestamps.size > 0) continue
    const timestamps = new Map<number, number>()
    for (const { blockNumber: number, blockHash } of chunk.logs) {
      if (timestamps.has(number)) continue
      const header = await getHeader(client, { chainId, block: { number } })
      if (header?.hash !== blockHash)
        throw new MalformedAnswerError({
          field: `the hash of block ${number}`,
          value: header?.hash,
        })
      timestamps.set(number, header.timestampSeconds)
      askedCount += 1
    }
    store.mergeLogs({ chainId, logs: chunk.logs, timestamps })
  }
  return askedCount
}
