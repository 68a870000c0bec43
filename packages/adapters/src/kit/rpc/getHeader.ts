import type { BlockRef, Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { MalformedAnswerError } from './malformedAnswerError.ts'
import { parseQuantity } from './parseQuantity.ts'

/** A block's header, as far as anything here needs it. */
export type BlockHeader = BlockRef & { readonly parentHash: Hex }

/** Which block to ask for. */
export type HeaderSelector =
  | { readonly number: number }
  | { readonly hash: Hex }
  | { readonly tag: 'latest' | 'safe' | 'finalized' }

/**
 * Asks for a block's header.
 *
 * @returns the header, or `undefined` when the node does not have the block. That a node lacks a
 * block says nothing of whether the block exists.
 * @throws MalformedAnswerError when the answer is not the block asked for.
 */
export async function getHeader(
  client: Client,
  parameters: { readonly chainId: number; readonly block: HeaderSelector },
): Promise<BlockHeader | undefined> {
  const { chainId, block } = parameters
  const answer = (await client.request(requestOf(block) as never)) as RawHeader | null
  if (answer === null) return undefined
  const header = {
    chainId,
    number: parseQuantity(answer.number, 'block number'),
    hash: parseHash(answer.hash, 'block hash'),
    parentHash: parseHash(answer.parentHash, 'parent hash'),
    timestampSeconds: parseQuantity(answer.timestamp, 'block timestamp'),
  }
  const isAnother =
    ('number' in block && block.number !== header.number) ||
    ('hash' in block && block.hash !== header.hash)
  if (isAnother) throw new MalformedAnswerError({ field: 'the block asked for', value: header })
  return header
}

type RawHeader = { number: unknown; hash: unknown; parentHash: unknown; timestamp: unknown }

function requestOf(block: HeaderSelector): { method: string; params: readonly unknown[] } {
  if ('hash' in block) return { method: 'eth_getBlockByHash', params: [block.hash, false] }
  const name = 'tag' in block ? block.tag : toQuantity(block.number)
  return { method: 'eth_getBlockByNumber', params: [name, false] }
}

function parseHash(value: unknown, field: string): Hex {
  if (typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value))
    return value.toLowerCase() as Hex
  throw new MalformedAnswerError({ field, value })
}

/** Writes a number as JSON-RPC does. */
export function toQuantity(value: number): Hex {
  return `0x${value.toString(16)}`
}
