import { parseQuantity } from '@crossmargin/adapters'
import type { Client } from 'viem'
import type { ChainConfig } from '../config/config.ts'
import { RpcUnreachableError } from '../errors/rpcUnreachableError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { createChainClient } from '../rpc/createChainClient.ts'

/** A node that answered for the chain it was asked for. */
export type ChainConnection = {
  readonly client: Client
  /** Holds secrets: show it through `redactUrl` only. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Connects to the first of a chain's nodes that answers, and for the right chain.
 *
 * @throws WrongChainError when one answers for another chain and none for this one.
 * @throws RpcUnreachableError when none answers.
 */
export async function connectChain(
  chain: Pick<ChainConfig, 'id' | 'name' | 'rpcUrls'>,
): Promise<ChainConnection> {
  let wrongChain: WrongChainError | undefined
  let cause: unknown
  for (const url of chain.rpcUrls) {
    const connection = openConnection(chain, url)
    try {
      await assertChainId(connection, chain)
      return connection
    } catch (error) {
      await connection.close()
      if (error instanceof WrongChainError) wrongChain ??= error
      else cause = error
    }
  }
  throw wrongChain ?? new RpcUnreachableError({ chain: chain.name, urls: chain.rpcUrls, cause })
}

function openConnection(chain: Pick<ChainConfig, 'id' | 'name'>, url: string): ChainConnection {
  const client = createChainClient({ chainId: chain.id, name: chain.name, url })
  return { client, url, close: () => closeSocket(client) }
}

async function assertChainId(
  { client, url }: ChainConnection,
  chain: Pick<ChainConfig, 'id' | 'name'>,
): Promise<void> {
  const answer: unknown = await client.request({ method: 'eth_chainId' } as never)
  const answeredChainId = parseQuantity(answer, 'chain id')
  if (answeredChainId === chain.id) return
  throw new WrongChainError({
    chain: chain.name,
    url,
    askedChainId: chain.id,
    answeredChainId,
  })
}

/** What viem's WebSocket transport adds to a client. */
type SocketTransport = { readonly getRpcClient?: () => Promise<{ close(): void }> }

/** HTTP has nothing to close; an open socket would keep the process alive. */
async function closeSocket({ transport }: Client): Promise<void> {
  const { getRpcClient } = transport as SocketTransport
  try {
    const socket = await getRpcClient?.()
    socket?.close()
  } catch (error) {
    // A socket that never opened is closed.
    void error
  }
}
