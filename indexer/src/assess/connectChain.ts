import type { Client } from 'viem'
import type { ChainConfig } from '../config/config.ts'
import { OperatingError } from '../errors/operatingError.ts'
import { RpcUnreachableError } from '../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { assertChain } from '../rpc/assertChain.ts'
import type { RpcPool } from '../rpc/pool/createPool.ts'
import { createPooledClient } from '../rpc/pool/createPooledClient.ts'

/** A chain reached through all of its nodes that answer for it. */
export type ChainConnection = {
  readonly client: Client
  readonly pool: RpcPool
  close(): Promise<void>
}

/** Which chain, and through which nodes. */
export type ConnectChainParameters = Pick<ChainConfig, 'id' | 'name' | 'endpoints'> & {
  /** For one request; 8,000 by default: somebody waits for the answer. */
  readonly timeoutMs?: number
}

/**
 * Connects to a chain through all of its nodes, by the same rules as indexing does.
 *
 * It takes as long as the first good answer and a moment more, in which the others may show that they
 * are fit to be asked, too; a silent node keeps nobody waiting.
 *
 * @throws WrongChainError when one answers for another chain and none for this one.
 * @throws RpcUnreachableError when none answers.
 */
export async function connectChain(chain: ConnectChainParameters): Promise<ChainConnection> {
  const { id: chainId, name, endpoints, timeoutMs = 8_000 } = chain
  const limits = { timeoutMs, emptyAnswers: 'believed' } as const
  const { client, pool } = createPooledClient({ chainId, endpoints, limits })
  try {
    await assertChain(pool, { name, genesisHash: undefined, finalizedNumber: 0 })
    return { client, pool, close: async () => pool.close() }
  } catch (error) {
    pool.close()
    throw failureOf(error, { chain, pool })
  }
}

function failureOf(
  error: unknown,
  { chain, pool }: { readonly chain: ConnectChainParameters; readonly pool: RpcPool },
): OperatingError {
  if (error instanceof OperatingError) return error
  const { id: askedChainId, name, endpoints } = chain
  const [stranger] = pool.strangers()
  if (stranger === undefined) {
    const urls = endpoints.map(({ url }) => url)
    return new RpcUnreachableError({ chain: name, urls, cause: error })
  }
  const { url } = stranger.endpoint.config
  const answeredChainId = stranger.serves.chainId
  return new WrongChainError({ chain: name, url, askedChainId, answeredChainId })
}
