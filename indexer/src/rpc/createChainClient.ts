import { type Client, createClient, http, webSocket } from 'viem'

/** Where one chain is reached. */
export type ChainEndpoint = {
  readonly chainId: number
  readonly name: string
  readonly url: string
  readonly timeoutMs?: number
}

/**
 * Opens a client that asks each thing exactly once.
 *
 * Transport retries are off: whether to try again is decided in one place, above, by the error's own
 * `retryable`, and never twice over.
 */
export function createChainClient(endpoint: ChainEndpoint): Client {
  const { url, timeoutMs: timeout = 10_000 } = endpoint
  const isSocket = url.startsWith('ws:') || url.startsWith('wss:')
  return createClient({
    name: endpoint.name,
    transport: isSocket
      ? webSocket(url, { retryCount: 0, timeout })
      : http(url, { retryCount: 0, timeout, batch: { batchSize: 50, wait: 0 } }),
  })
}
