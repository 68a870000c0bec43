import {
  type BlockHeader,
  getHeader,
  MalformedAnswerError,
  parseQuantity,
} from '@crossmargin/adapters'
import type { Client } from 'viem'
import { OtherChainError } from './errors/otherChainError.ts'

/**
 * Reads a chain's latest block, once the node has said that it serves the chain at all.
 *
 * @throws OtherChainError when the node serves another chain.
 * @throws MalformedAnswerError when it answers what is no block.
 */
export async function readHead(
  client: Client,
  { chainId }: { readonly chainId: number },
): Promise<BlockHeader> {
  const [answer, header] = await Promise.all([
    client.request({ method: 'eth_chainId' } as never) as Promise<unknown>,
    getHeader(client, { chainId, block: { tag: 'latest' } }),
  ])
  const answeredChainId = parseQuantity(answer, 'chain id')
  if (answeredChainId !== chainId) throw new OtherChainError({ chainId, answeredChainId })
  if (header === undefined) throw new MalformedAnswerError({ field: 'latest block', value: null })
  return header
}
