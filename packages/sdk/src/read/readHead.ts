import { getHeader, MalformedAnswerError, parseQuantity } from '@crossmargin/adapters'
import type { PortfolioBlock } from '@crossmargin/risk'
import type { Client } from 'viem'
import { OtherChainError } from './errors/otherChainError.ts'

/** A head older than this is called stale: no chain we know pauses so long between blocks. */
const staleAfterSeconds = 900

/**
 * Reads a chain's latest block, once the node has said that it serves the chain at all.
 *
 * @param parameters.nowSeconds Unix seconds by the caller's clock; only tells whether the head is stale.
 * @throws OtherChainError when the node serves another chain.
 * @throws MalformedAnswerError when it answers what is no block.
 */
export async function readHead(
  client: Client,
  parameters: { readonly chainId: number; readonly nowSeconds: number },
): Promise<PortfolioBlock> {
  const { chainId, nowSeconds } = parameters
  const [answer, header] = await Promise.all([
    client.request({ method: 'eth_chainId' } as never) as Promise<unknown>,
    getHeader(client, { chainId, block: { tag: 'latest' } }),
  ])
  const answeredChainId = parseQuantity(answer, 'chain id')
  if (answeredChainId !== chainId) throw new OtherChainError({ chainId, answeredChainId })
  if (header === undefined) throw new MalformedAnswerError({ field: 'latest block', value: null })
  const { number, hash, timestampSeconds } = header
  const isStale = nowSeconds - timestampSeconds > staleAfterSeconds
  return { chainId, number, hash, timestampSeconds, finality: 'latest', isStale }
}
