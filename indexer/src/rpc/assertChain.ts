import type { Hex } from '@crossmargin/core'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { WrongGenesisError } from '../errors/wrongGenesisError.ts'
import type { RpcPool } from './pool/createPool.ts'

/**
 * Makes sure that a chain's nodes serve the chain they are configured for, and the one indexed.
 *
 * One node that does is enough; the others are left out by the pool.
 *
 * @param parameters.genesisHash what was indexed before, where anything was.
 * @returns the hash of block 0.
 * @throws WrongChainError, WrongGenesisError when every node serves another chain; RpcFaultError when
 * none could be asked.
 */
export async function assertChain(
  pool: RpcPool,
  parameters: {
    readonly name: string
    readonly genesisHash: Hex | undefined
    readonly finalizedNumber: number
  },
): Promise<Hex> {
  const { name, genesisHash } = parameters
  const connected = await pool.connect(parameters)
  if (connected.genesisHash !== undefined) return connected.genesisHash
  const [first] = connected.others
  const served = first?.serves.genesisHash
  if (genesisHash !== undefined && served !== undefined)
    throw new WrongGenesisError({ name, indexed: genesisHash, served })
  throw new WrongChainError({
    chain: name,
    url: first?.endpoint.config.url ?? '',
    askedChainId: pool.chainId,
    answeredChainId: first?.serves.chainId ?? 0,
  })
}
