import { getHeader, MalformedAnswerError, parseQuantity } from '@crossmargin/adapters'
import type { Hex } from '@crossmargin/core'
import type { Client } from 'viem'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { WrongGenesisError } from '../errors/wrongGenesisError.ts'

/**
 * Makes sure that a node serves the chain it is configured for, and the one that was indexed.
 *
 * @param parameters.genesisHash what was indexed before, where anything was.
 * @returns the hash of block 0.
 * @throws WrongChainError, WrongGenesisError
 */
export async function assertChain(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly name: string
    readonly url: string
    readonly genesisHash: Hex | undefined
  },
): Promise<Hex> {
  const { chainId, name, url, genesisHash } = parameters
  const answer = await client.request({ method: 'eth_chainId' } as never)
  const served = parseQuantity(answer, 'chain id')
  if (served !== chainId)
    throw new WrongChainError({ chain: name, url, askedChainId: chainId, answeredChainId: served })
  const genesis = await getHeader(client, { chainId, block: { number: 0 } })
  if (genesis === undefined) throw new MalformedAnswerError({ field: 'block 0', value: null })
  if (genesisHash !== undefined && genesisHash !== genesis.hash)
    throw new WrongGenesisError({ name, indexed: genesisHash, served: genesis.hash })
  return genesis.hash
}
