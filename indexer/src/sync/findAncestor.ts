import { getHeader } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { StoreReader } from '../store/store.ts'

/**
 * Finds the highest kept block that the chain still has.
 *
 * Walks down from `fromNumber`, one kept block at a time, comparing hashes. It stops at the
 * finalized block: below it nothing is undone on one node's word.
 *
 * @returns its number; `undefined` when not even the finalized block agrees; `'none-kept'` when no kept
 * block agrees and none of them was final: an index that began a moment ago began on another fork.
 */
export async function findAncestor(
  client: Client,
  parameters: {
    readonly store: StoreReader
    readonly chainId: number
    readonly fromNumber: number
    readonly finalizedNumber: number
  },
): Promise<number | 'none-kept' | undefined> {
  const { store, chainId, finalizedNumber } = parameters
  let kept = store.loadBlockAtOrBefore({ chainId, number: parameters.fromNumber })
  while (kept !== undefined) {
    const served = await getHeader(client, { chainId, block: { number: kept.number } })
    if (served?.hash === kept.hash) return kept.number
    if (kept.number <= finalizedNumber) return undefined
    kept = store.loadBlockAtOrBefore({ chainId, number: kept.number - 1 })
  }
  return 'none-kept'
}
