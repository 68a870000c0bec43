import { toQuantity } from '@crossmargin/adapters'
import type { Client } from 'viem'
import { askEveryNode, condemnNode } from '../rpc/pool/poolOf.ts'
import type { StoredBlock } from '../store/store.ts'

/** How many nodes have a block, and how many have another in its place, or none. */
export type BlockHolders = { readonly have: number; readonly lack: number }

/**
 * Asks every node whether it has a block that was final.
 *
 * Where some have it, the others are on a fork of their own or have not got so far: they are left out
 * for a while, so that the next question about the head is not theirs to answer.
 */
export async function whoHasBlock(
  client: Client,
  block: Pick<StoredBlock, 'number' | 'hash'>,
): Promise<BlockHolders> {
  const params = [toQuantity(block.number), false]
  const answers = await askEveryNode(client, { method: 'eth_getBlockByNumber', params })
  const lacking = answers.filter(({ result }) => hashOf(result) !== block.hash)
  const have = answers.length - lacking.length
  if (have > 0) for (const { endpoint } of lacking) condemnNode(client, endpoint)
  return { have, lack: lacking.length }
}

function hashOf(header: unknown): string {
  const { hash } = (header ?? {}) as { readonly hash?: unknown }
  return String(hash).toLowerCase()
}
