import { type Client, createClient, http, webSocket } from 'viem'

/** Where one chain is reached. */
export type ChainEndpoint = {
  readonly chainId: number
  readonly name: string
  readonly url: string
  readonly timeoutMs?: number
}

/** Calls of one HTTP request. Headers of history are asked for by the thousand. */
const batchSize = 100
/** Bytes of one answer at most: history asks for a tenth of it at a time. */
const maxResponseBodySize = 64 * 2 ** 20

/**
 * Opens a client that asks each thing exactly once.
 *
 * Transport retries are off: whether to try again is decided in one place, above, by the error's own
 * `retryable`, and never twice over. Small calls of one moment share a request; logs are asked for
 * alone, because what they answer is large and would make everything else wait for it.
 */
export function createChainClient(endpoint: ChainEndpoint): Client {
  const { name, url, timeoutMs: timeout = 10_000 } = endpoint
  const isSocket = url.startsWith('ws:') || url.startsWith('wss:')
  if (isSocket) return createClient({ name, transport: webSocket(url, { retryCount: 0, timeout }) })
  const options = { retryCount: 0, timeout, maxResponseBodySize }
  const together = http(url, { ...options, batch: { batchSize, wait: 0 } })({})
  const alone = http(url, options)({})
  const request = (call: { readonly method: string }): Promise<unknown> =>
    (call.method === 'eth_getLogs' ? alone : together).request(call as never)
  return createClient({ name, transport: () => ({ ...together, request }) as never })
}
