import type { Client } from 'viem'

/**
 * Makes a client whose requests end with a signal, so that a reading that was given up asks nothing
 * more: neither the requests under way nor those that an adapter would make next.
 */
export function boundedClient(
  client: Client,
  parameters: { readonly signal: AbortSignal },
): Client {
  const { signal } = parameters
  const request = async (args: unknown, options?: object): Promise<unknown> => {
    signal.throwIfAborted()
    return client.request(args as never, { ...options, signal })
  }
  return { ...client, request: request as Client['request'] }
}
